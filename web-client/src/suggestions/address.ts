import type { Id } from '@/generated/types';

export const suggestion_address = (suggestion: Id): string => `/suggestions/${suggestion}`;
