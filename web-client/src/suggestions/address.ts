import type { Id } from '@/generated/api';

export const suggestion_address = (suggestion: Id): string => `/suggestions/${suggestion}`;
