import { mergeConfig } from 'vite';
import { defineConfig } from 'vitest/config';
import vite from './vite.config.ts';

export default mergeConfig(
  vite,
  defineConfig({
    test: {
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
            // One file at a time on each site.
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
            include: ['test/browser/firefox/*.test.ts'],
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
