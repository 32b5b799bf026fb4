import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { markdown } from '@codemirror/lang-markdown';
import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Extension } from '@codemirror/state';
import {
  Decoration,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type DecorationSet,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Finding } from '../../../src/model/briefing.ts';
import { unitOffsets } from '../../code-points.ts';

/** Bindings stand out from the prose around them. */
const bindings = new MatchDecorator({
  regexp: /\{\{[^{}]*\}\}/g,
  decoration: ([text]) =>
    Decoration.mark({ class: text.startsWith('{{plain') ? 'cm-plain-words' : 'cm-binding' }),
});
const bindingMarks = ViewPlugin.fromClass(
  class {
    marks: DecorationSet;
    constructor(view: EditorView) {
      this.marks = bindings.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.marks = bindings.updateDeco(update, this.marks);
    }
  },
  { decorations: ({ marks }) => marks },
);

const prose = HighlightStyle.define([
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.processingInstruction, color: 'var(--quiet)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', backgroundColor: 'var(--surface)', color: 'var(--text)' },
  '&.cm-focused': { outline: '2px solid var(--accent)' },
  '.cm-content': {
    fontFamily: 'var(--font)',
    fontSize: '15px',
    lineHeight: '1.7',
    caretColor: 'var(--text)',
  },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': { backgroundColor: 'var(--ground)', color: 'var(--quiet)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--ground)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    { backgroundColor: 'var(--accent-soft)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    border: '1px solid var(--line-strong)',
  },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--overdue)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--due-soon)' },
});

/** The editor of a briefing, as the page around it holds it. */
export interface BriefingEditor {
  text(): string;
  /** shows what the check said of this very text */
  show(findings: readonly Finding[], say: (finding: Finding) => string, mendSays: string): void;
  /** goes to a place, in code points */
  go(point: number): void;
  mend(finding: Finding): void;
  /** at the cursor, in place of what is chosen */
  insert(text: string): void;
  replaceAll(text: string): void;
  close(): void;
}

export interface EditorAsked {
  parent: HTMLElement;
  text: string;
  label: string;
  lang: string;
  onText: (text: string) => void;
  onSave: () => void;
}

function changeOf(view: EditorView, { mend }: Finding) {
  if (!mend) return;
  const unit = unitOffsets(view.state.doc.toString());
  view.dispatch({ changes: { from: unit(mend.start), to: unit(mend.end), insert: mend.text } });
}

/** Opens the editor in an element. Findings and mends count code points; it counts UTF-16 units. */
export function openBriefingEditor(asked: EditorAsked): BriefingEditor {
  const { parent, text, label, lang, onText, onSave } = asked;
  const save = () => {
    onSave();
    return true;
  };
  const extensions: Extension = [
    lineNumbers(),
    history(),
    drawSelection(),
    highlightActiveLine(),
    // the head ends with dashes: no heading that is underlined
    markdown({ extensions: [{ remove: ['SetextHeading'] }] }),
    syntaxHighlighting(prose),
    bindingMarks,
    lintGutter(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({
      'aria-label': label,
      lang,
      spellcheck: 'false',
      tabindex: '0',
    }),
    EditorView.updateListener.of(({ docChanged, state }) => {
      if (docChanged) onText(state.doc.toString());
    }),
    keymap.of([{ key: 'Mod-s', run: save }, ...lintKeymap, ...historyKeymap, ...defaultKeymap]),
    look,
  ];
  const view = new EditorView({ parent, state: EditorState.create({ doc: text, extensions }) });
  return {
    text: () => view.state.doc.toString(),
    show(findings, say, mendSays) {
      const unit = unitOffsets(view.state.doc.toString());
      const diagnostics = findings.map((finding): Diagnostic => ({
        from: unit(finding.start),
        to: unit(finding.end),
        severity: finding.severity,
        source: finding.rule,
        message: say(finding),
        ...(finding.mend && {
          actions: [{ name: mendSays, apply: () => changeOf(view, finding) }],
        }),
      }));
      view.dispatch(setDiagnostics(view.state, diagnostics));
    },
    go(point) {
      const at = unitOffsets(view.state.doc.toString())(point);
      view.dispatch({
        selection: { anchor: at },
        effects: EditorView.scrollIntoView(at, { y: 'center' }),
      });
      view.focus();
    },
    mend: (finding) => changeOf(view, finding),
    insert(words) {
      view.dispatch(view.state.replaceSelection(words));
      view.focus();
    },
    replaceAll: (next) =>
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } }),
    close: () => view.destroy(),
  };
}
