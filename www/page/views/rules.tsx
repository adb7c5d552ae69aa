/** The dialogs about rules: making one, with what it would match, and the list of those that hold. */

import type { LineRule } from "storysift";
import { useEffect, useRef } from "preact/hooks";
import { undo } from "../actions/commands/decide.ts";
import { closeDialog } from "../actions/commands/interface.ts";
import { editRule, endRule, makeRule, takeRule } from "../actions/commands/rules.ts";
import { t } from "../locales/index.ts";
import * as state from "../state/index.ts";
import { Dialog } from "./dialog.tsx";

/** A list of choices for one field of the rule. */
function Choice<K extends "matching" | "then">({ field, names }: { field: K; names: Partial<Record<LineRule[K], string>> }) {
  return (
    <select
      aria-label={t.rules[field]}
      value={state.newRule.value[field]}
      onChange={(event) => editRule({ [field]: event.currentTarget.value })}
    >
      {Object.entries(names).map(([value, text]) => (
        <option key={value} value={value}>{text as string}</option>
      ))}
    </select>
  );
}

/** How many lines the rule matches, and the first of them; or why it cannot be taken. */
function Found() {
  const found = state.ruleFound.value;
  if (state.newRule.value.pattern.trim() === "") return <p class="tip">{t.rules.hint}</p>;
  if (!found) return <p class="tip">{t.rules.counting}</p>;
  if ("error" in found) return <p class="rule-error" id="rule-error">{t.rules.refused(found.error)}</p>;
  return (
    <>
      <p>{found.lines === 0 ? t.rules.none : t.rules.found(found.lines, found.documents)}</p>
      <ul class="rule-samples">
        {found.samples.map(({ document, start, text }) => (
          <li key={`${document} ${start}`} dir="auto">{text}</li>
        ))}
      </ul>
    </>
  );
}

export function MakeRule() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  const { pattern } = state.newRule.value;
  const found = state.ruleFound.value;
  const refused = found !== null && "error" in found;
  const ready = pattern.trim() !== "" && !refused;
  return (
    <Dialog title={t.rules.makeTitle}>
      <form
        class="rule-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void takeRule();
        }}
      >
        <label for="rule-pattern">{t.rules.pattern}</label>
        <Choice field="matching" names={t.rules.matchings} />
        <input
          ref={field}
          id="rule-pattern"
          type="text"
          dir="auto"
          autocomplete="off"
          spellcheck={false}
          aria-invalid={refused}
          aria-describedby={refused ? "rule-error" : undefined}
          value={pattern}
          onInput={(event) => editRule({ pattern: event.currentTarget.value })}
        />
        <Choice field="then" names={t.rules.effects} />
        <div class="rule-found" role="status">
          <Found />
        </div>
        <p class="tip">{t.rules.why}</p>
        <p class="dialog-actions">
          <button type="submit" class="primary" disabled={!ready}>{t.rules.take}</button>
          <button type="button" onClick={closeDialog}>{t.pile.cancel}</button>
        </p>
      </form>
    </Dialog>
  );
}

export function Rules() {
  const rules = state.rules.value;
  return (
    <Dialog title={t.rules.title}>
      <p>{rules.length === 0 ? t.rules.empty : t.rules.why}</p>
      <ul class="recurring-lines">
        {rules.map((rule) => (
          <li class="recurring-line" key={`${rule.pattern} ${rule.matching} ${rule.then}`}>
            <p class="recurring-text" dir="auto">{rule.pattern}</p>
            <p class="line-meta">
              <span>{t.rules.matchings[rule.matching]}</span>
              <span>{rule.then !== "nothing" && t.rules.effects[rule.then]}</span>
            </p>
            <button type="button" onClick={() => void endRule(rule)}>
              {t.rules.end}
              <span class="sr-only">: {rule.pattern}</span>
            </button>
          </li>
        ))}
      </ul>
      <p class="dialog-actions">
        <button type="button" class="primary" onClick={() => makeRule()}>{t.rules.make}</button>
        <button type="button" onClick={closeDialog}>{t.help.close}</button>
        <button type="button" class="quiet" disabled={!state.canUndo.value} onClick={() => void undo()}>
          {t.header.undo}
        </button>
      </p>
    </Dialog>
  );
}
