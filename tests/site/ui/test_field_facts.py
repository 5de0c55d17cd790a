"""How large the question of a field stands in its form."""

from django import forms

from coproduction_star.ui.field_facts import field_facts
from coproduction_star.ui.fields import DatePartsField


class Asking(forms.Form):
    name = forms.CharField()
    day = DatePartsField()
    way = forms.ChoiceField(widget=forms.RadioSelect)
    large = DatePartsField()


def test_a_day_is_asked_for_in_the_size_of_a_line_of_text_and_a_choice_stands_out() -> None:
    form = Asking()
    form.fields["large"].widget.attrs["data-label-size"] = "l"
    sizes = {field.name: field_facts(field).legend_classes.rpartition("-")[2] for field in form}
    assert sizes == {"name": "s", "day": "s", "way": "m", "large": "l"}
