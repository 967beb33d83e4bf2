"""Stage 5: pairs to verdicts."""

from embassy_claims.judging.judge import Judge, StandardJudge, load_judge

__all__ = ["Judge", "StandardJudge", "load_judge"]
