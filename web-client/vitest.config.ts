import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import vite from './vite.config.ts';

/** What waits for a clock begins first, so that the others need not wait for it at the end. */
class ClocksFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const waits = ({ moduleId }: TestSpecification) => /\/(large_deletion|live_offline)\.test/.test(moduleId);
    const sorted = await super.sort(files);
    return [...sorted.filter(waits), ...sorted.filter((file) => !waits(file))];
  }
}

export default mergeConfig(
  vite,
  defineConfig({
    test: {
      sequence: { sequencer: ClocksFirst },
      projects: [
        {
          extends: true,
          test: {
            name: 'unit',
            environment: 'happy-dom',
            include: ['src/**/*.test.{ts,tsx}', 'build/**/*.test.ts'],
            setupFiles: ['test/unit_setup.ts'],
          },
        },
        {
          // The editor before the server's own reader of documents, a program that ops/test names.
          extends: true,
          server: { fs: { allow: ['.', '../tests/conformance'] } },
          test: {
            name: 'conformance',
            environment: 'happy-dom',
            include: ['test/conformance/**/*.test.ts'],
            setupFiles: ['test/unit_setup.ts'],
            testTimeout: 300_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'browser',
            environment: 'node',
            include: ['test/browser/**/*.test.ts'],
            exclude: ['test/browser/firefox/**'],
            setupFiles: ['test/browser/own_site.ts'],
            // One file at a time on each site, in a process that goes on with the next.
            isolate: false,
            maxWorkers: process.env.FOLKMOOT_SERVER?.split(',').length ?? 1,
            testTimeout: 60_000,
            hookTimeout: 60_000,
          },
        },
        {
          extends: true,
          test: {
            name: 'firefox',
            environment: 'node',
            include: ['test/browser/firefox/**/*.test.ts'],
            setupFiles: ['test/browser/own_site.ts'],
            env: { FOLKMOOT_BROWSER: 'firefox' },
            testTimeout: 60_000,
            hookTimeout: 60_000,
          },
        },
      ],
    },
  }),
);
