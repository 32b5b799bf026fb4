import { CheckOutlined, InfoCircleOutlined } from '@ant-design/icons';
import { Form, type FormInstance } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { checkReply, type ReplyCheck } from '../../src/kernels/text/reply/check-reply.ts';
import type { ReplyMark, ReplyPart } from '../../src/kernels/text/reply/reply-part.ts';
import { useWords } from '../words.ts';
import './reply-advice.css';

/** Nobody wants advice on half a word. */
const restMs = 400;
const leastCharacters = 4;
/** Words told of one part, and how much of each. */
const mostWords = 4;
const longestWords = 18;

/** A value as it stood when it last rested. */
function useRested(value: string): string {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = window.setTimeout(() => setRested(value), restMs);
    return () => window.clearTimeout(timer);
  }, [value]);
  return rested;
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

interface ReplyAdviceProps {
  form: FormInstance<Record<string, unknown>>;
  /** the field that holds the answer */
  name: string;
  /** what is answered; else title and text of the form itself */
  asked: string | undefined;
}

/**
 * What an answer says and leaves out, beside the field in which it is written. Advice: it hinders
 * nothing. Worked out in the browser; the words leave it only when the act is sent.
 */
export function ReplyAdvice({ form, name, asked }: ReplyAdviceProps) {
  const values = Form.useWatch<Record<string, unknown> | undefined>([], form);
  const { t } = useWords();
  const reply = useRested(textOf(values?.[name]));
  const own = useRested(`${textOf(values?.title)}\n${textOf(values?.text)}`);
  const demand = asked ?? own;
  const check = useMemo(() => checkReply({ demand, reply }), [demand, reply]);
  const begun = check.length >= leastCharacters;
  const title = `${name}-reply-advice`;
  return (
    <section className="reply-advice" aria-labelledby={title}>
      <h3 id={title}>{t('reply.title')}</h3>
      {begun ? (
        <Told check={check} reply={reply} name={name} />
      ) : (
        <p className="quiet">{t('reply.begin')}</p>
      )}
    </section>
  );
}

function Told({ check, reply, name }: { check: ReplyCheck; reply: string; name: string }) {
  const { t } = useWords();
  const there = check.parts.filter(({ holds }) => holds).length;
  const select = ({ start, end }: ReplyMark) => {
    const field = document.getElementById(name);
    // what was written meanwhile has other places
    if (!(field instanceof HTMLTextAreaElement) || field.value !== reply) return;
    field.focus();
    field.setSelectionRange(start, end);
  };
  return (
    <>
      <p role="status">
        {t('reply.score', { m: there, n: check.parts.length })}
        {check.restatesOnly && ` ${t('reply.restates')}`}
      </p>
      <ul>
        {check.personal.length > 0 && (
          <li>
            <InfoCircleOutlined aria-hidden className="reply-missing" />
            <strong>{t('reply.personal')}</strong>
            <span>
              <Reasons marks={check.personal} select={select} />
            </span>
          </li>
        )}
        {check.parts.map((part) => (
          <Part key={part.aspect} part={part} select={select} />
        ))}
      </ul>
      <p className="quiet">{t('reply.calm')}</p>
    </>
  );
}

type Select = (mark: ReplyMark) => void;

function Part({ part, select }: { part: ReplyPart; select: Select }) {
  const { t, l } = useWords();
  const Icon = part.holds ? CheckOutlined : InfoCircleOutlined;
  // that an answer speaks of the matter shows in all of it
  const marks = part.aspect === 'answers' && part.holds ? [] : part.marks;
  // each kind of words has its own reason where it is not that of the part
  const others = part.aspect === 'tone' || part.aspect === 'action' ? marks : [];
  return (
    <li>
      <Icon aria-hidden className={part.holds ? 'reply-there' : 'reply-missing'} />
      <strong>
        <span className="for-readers">{t(part.holds ? 'reply.there' : 'reply.missing')} </span>
        {t(`reply.${part.aspect}`)}
      </strong>
      <span>
        {l(part.reason)}
        {others.length > 0 ? (
          <Reasons marks={others} select={select} />
        ) : (
          <Marked marks={marks} select={select} />
        )}
      </span>
    </li>
  );
}

/** The words of marks, each kind after its own reason. */
function Reasons({ marks, select }: { marks: readonly ReplyMark[]; select: Select }) {
  const { l } = useWords();
  const kinds = [...new Set(marks.map(({ kind }) => kind))].map(
    (kind) => [kind, marks.filter((mark) => mark.kind === kind)] as const,
  );
  return kinds.map(([kind, ofKind]) => (
    <span key={kind} className="reply-reason">
      <span className="quiet">{l(ofKind[0]!.reason)}</span>
      <Marked marks={ofKind} select={select} />
    </span>
  ));
}

const shortened = (text: string) => {
  const characters = [...text.replace(/\s+/gu, ' ').trim()];
  return characters.length > longestWords
    ? `${characters.slice(0, longestWords).join('')}…`
    : characters.join('');
};

/** Words as they stand in the answer; a press selects them there. */
function Marked({ marks, select }: { marks: readonly ReplyMark[]; select: Select }) {
  const { t } = useWords();
  const each = [...new Map(marks.map((mark) => [mark.text, mark])).values()];
  return each.slice(0, mostWords).map((mark) => (
    <button
      key={mark.start}
      type="button"
      className="reply-words"
      aria-label={t('reply.select', { text: shortened(mark.text) })}
      onClick={() => select(mark)}
    >
      <mark>{shortened(mark.text)}</mark>
    </button>
  ));
}
