"""Every kind of field."""

from afm_desktop.ui.widgets.choice_field import ChoiceField, YesNoField
from afm_desktop.ui.widgets.date_field import DateField
from afm_desktop.ui.widgets.field import Field
from afm_desktop.ui.widgets.line_field import MoneyField, NumberField, TextField
from afm_desktop.ui.widgets.long_text_field import LongTextField
from afm_desktop.ui.widgets.option_list import Option

__all__ = [
    "ChoiceField",
    "DateField",
    "Field",
    "LongTextField",
    "MoneyField",
    "NumberField",
    "Option",
    "TextField",
    "YesNoField",
]
