"""What this area gives to the worker."""

from mintregion.backstage.chores import Chore, chores
from mintregion.regions.feedback import delete_feedback_past_retention

DAY = 24 * 3600

chores.register(Chore("regions.old_feedback", DAY, delete_feedback_past_retention))
