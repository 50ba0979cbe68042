"""Tags that put what machines read into the head of a page: `{% offer_json_ld offer %}`."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from mintregion.catalogue import linked_data
from mintregion.catalogue.models import Offer

register = template.Library()


@register.simple_tag(takes_context=True)
def offer_json_ld(context: Context, offer: Offer) -> SafeString:
    """Describe an offer and where its page stands."""
    return linked_data.of_offer(context["request"], offer)
