import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { speak } from '@/words';

await speak('en');
afterEach(cleanup);
