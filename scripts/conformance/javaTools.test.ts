import { describe, expect, it } from 'vitest';
import { MissingTool, needJava } from './javaTools.ts';

const outputs =
  (java: string) =>
  (tool: string): string =>
    tool === 'mvn' ? 'Apache Maven 3.8.7' : java;

describe('needJava', () => {
  it('takes Java 17 and later', () => {
    expect(() => needJava(outputs('openjdk version "17.0.15" 2025-04-15'))).not.toThrow();
    expect(() => needJava(outputs('openjdk version "21" 2023-09-19'))).not.toThrow();
  });

  it('names the version that is too old', () => {
    expect(() => needJava(outputs('java version "1.8.0_402"'))).toThrow(
      'java is version 1; real Kafka needs Java 17 and Maven',
    );
    expect(() => needJava(outputs('what?'))).toThrow('java is version unknown');
  });

  it('says which tool is missing', () => {
    const without = (missing: string) => () =>
      needJava((tool) => {
        if (tool === missing) throw new MissingTool(`${tool} is not on the path`);
        return 'openjdk version "17"';
      });
    expect(without('mvn')).toThrow('mvn is not on the path');
    expect(without('java')).toThrow('java is not on the path');
  });
});
