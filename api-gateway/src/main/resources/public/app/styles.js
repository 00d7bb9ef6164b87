import { css } from 'lit';

/** What looks the same everywhere. */
export const shared = css`
  *, *::before, *::after { box-sizing: border-box; }
  h1, h2, h3, p, ol, ul, dl, dd, pre, figure { margin: 0; padding: 0; }
  ol, ul { list-style: none; }
  a { color: var(--accent); }
  h2 { font-size: 1rem; font-weight: 650; letter-spacing: -0.005em; }
  .muted { color: var(--text-muted); }
  .number { font-variant-numeric: tabular-nums; }
  .cut { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; min-width: 0; }
  .hidden-visually {
    position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
  }
  code, pre, .mono { font-family: var(--mono); font-size: 0.8667rem; }
  pre {
    background: var(--surface-sunken); border: 1px solid var(--line); border-radius: var(--radius-small);
    padding: 0.75rem 0.875rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 4;
  }
  :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
  @media (prefers-reduced-motion: reduce) {
    *, *::before, *::after { animation: none !important; transition: none !important; }
  }
`;

export const buttons = css`
  button {
    font: inherit; font-size: 0.9rem; font-weight: 550; line-height: 1.2; cursor: pointer;
    min-height: 2.125rem; padding: 0.375rem 0.75rem; border-radius: var(--radius-small);
    border: 1px solid var(--line); background: var(--surface-raised); color: var(--text);
    white-space: nowrap; transition: background 0.12s, border-color 0.12s;
  }
  button:hover:not(:disabled) { border-color: var(--line-strong); }
  button:active:not(:disabled) { background: var(--surface-sunken); }
  button:disabled { opacity: 0.55; cursor: default; }
  button.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
  button.primary:hover:not(:disabled) { background: color-mix(in srgb, var(--accent) 88%, var(--text)); }
  button.plain { border-color: transparent; background: none; color: var(--accent); padding-inline: 0.5rem; }
  button.plain:hover:not(:disabled) { background: var(--accent-soft); border-color: transparent; }
  @media (pointer: coarse) { button { min-height: 2.5rem; } }
`;

export const fields = css`
  label, legend { display: block; font-size: 0.9rem; font-weight: 600; margin-bottom: 0.3rem; padding: 0; }
  .hint { font-size: 0.8667rem; color: var(--text-muted); margin-top: 0.3rem; }
  .error { font-size: 0.8667rem; color: var(--bad); margin-top: 0.3rem; overflow-wrap: anywhere; }
  input, textarea, select {
    font: inherit; width: 100%; color: var(--text); background: var(--surface);
    border: 1px solid var(--line-strong); border-radius: var(--radius-small); padding: 0.45rem 0.65rem;
  }
  input[type='radio'], input[type='checkbox'] { width: auto; accent-color: var(--accent); }
  textarea { resize: vertical; min-height: 5.5rem; }
  input.mono, textarea.mono { font-family: var(--mono); font-size: 0.9rem; }
  [aria-invalid='true'] { border-color: var(--bad); outline-color: var(--bad); }
  ::placeholder { color: var(--text-muted); opacity: 0.75; }
  @media (pointer: coarse) { input, textarea, select { font-size: 16px; } }
`;

export const cards = css`
  .card {
    background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); box-shadow: var(--shadow);
  }
  .empty { padding: 1.5rem 1.25rem; color: var(--text-muted); }
  .empty strong { color: var(--text); }
`;
