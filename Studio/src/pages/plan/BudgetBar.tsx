import { count, plural } from "../../text/format";
import { Button } from "../../ui";
import { shares, type Card } from "./outlineEdits";

/** How the target length is distributed over the scenes. */
export function BudgetBar({ cards, asked, isLocked, onFit }: { cards: readonly Card[]; asked: number; isLocked: boolean; onFit: () => void }) {
  const budgets = shares(cards.map((card) => card.plan.word_budget), asked);
  const sum = budgets.reduce((before, budget) => before + budget, 0);
  const span = Math.max(sum, asked, 1);
  const gap = sum - asked;
  const isOff = Math.abs(gap) > asked * 0.02;
  const words = gap === 0 ? "as requested" : `${plural(Math.abs(gap), "word")} ${gap > 0 ? "too many" : "too few"}`;
  return (
    <div className="budget">
      <div className="row spread">
        <p className="figures"><strong>{count(sum)}</strong> of {count(asked)} words planned{isOff ? `, ${words}` : ""}.</p>
        {isOff && <Button isSmall disabled={isLocked} onClick={onFit}>Fit to {count(asked)}</Button>}
      </div>
      <div className="budget-bar" role="img" aria-label={`Target words: ${plural(cards.length, "scene")}, ${count(sum)} of ${count(asked)} words, ${words}.`}>
        {cards.map((card, place) => (
          <span key={card.key} className={card.isWritten ? "written" : undefined} style={{ width: `${((budgets[place] ?? 0) / span) * 100}%` }} title={`${place + 1}. ${card.plan.title}: ${count(budgets[place] ?? 0)} words`}>
            {cards.length <= 24 ? place + 1 : ""}
          </span>
        ))}
        {gap < 0 && <span className="open" style={{ width: `${(-gap / span) * 100}%` }} />}
      </div>
    </div>
  );
}
