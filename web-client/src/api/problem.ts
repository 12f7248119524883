export interface FieldProblem {
  path: string;
  code: string;
  message: string;
}

/** What the server refused or could not do (RFC 9457), or that it could not be reached. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly request_id: string,
    readonly fields: FieldProblem[] = [],
    /** Members beyond the standard ones, such as the conflicts of an edit. */
    readonly more: Record<string, unknown> = {},
  ) {
    super(`${status} ${code}`);
    this.name = 'Problem';
  }

  /** The network failed before an answer came: nothing is known to have been done. */
  static offline(): Problem {
    return new Problem(0, 'core.offline', '', '');
  }

  static async read(response: Response): Promise<Problem> {
    const id = response.headers.get('X-Request-Id') ?? '';
    try {
      const { type, title, status, code, detail, request_id, fields, ...more } = await response.json();
      return new Problem(
        response.status,
        String(code ?? ''),
        String(detail ?? ''),
        request_id ?? id,
        fields ?? [],
        more,
      );
    } catch {
      return new Problem(response.status, 'core.error', '', id);
    }
  }

  /** The message for one field, by its path. */
  of(path: string): string | undefined {
    return this.fields.find((field) => field.path === path)?.message;
  }
}

export const is_problem = (error: unknown, code: string): error is Problem =>
  error instanceof Problem && error.code === code;
