"""Every id that Slack carries back to us: shared by whoever draws and whoever answers.

A button's ``value`` is a party id (random, one case, one person) or ``member_id:role``; the fixed
ids carry nothing and are valid for everybody, from any card, with or without a database.
"""

from typing import Final

COMMAND: Final = "/peersupport"
ADMIN_COMMAND: Final = "/peersupport-admin"
SHORTCUT: Final = "get_peer_support"

# fixed: no case in them
HELP_NOW: Final = "help_now"
GET_PERSON: Final = "get_person"
GET_SUPPORT: Final = "get_support"
FIXED: Final = frozenset({HELP_NOW, GET_PERSON, GET_SUPPORT})

# the requester's card; value: party id (CHECK_STATUS also stands on Home, without a value)
CHECK_STATUS: Final = "check_status"
MAKE_NOW: Final = "make_now"
MAKE_DANGER: Final = "make_danger"
CHANGE_WISHES: Final = "change_wishes"
CANCEL: Final = "cancel_request"
SOMEONE_ELSE: Final = "someone_else"
REACHED_YES: Final = "reached_yes"
REACHED_NO: Final = "reached_no"
NOT_ME: Final = "not_me"
HIDE: Final = "hide"
SAFE_YES: Final = "safe_yes"
SAFE_TALK: Final = "safe_talk"
SAFE_SKIP: Final = "safe_skip"
REVEAL: Final = "reveal_name"
WHERE: Final = "where"
"""Opens *Where are you? What number?* from the card of a danger request."""

# in the thread of a masked requester's card; value: party id:relay id
RELAY_SEND: Final = "relay_send"
RELAY_KEEP: Final = "relay_keep"

# the supporter's card; value: party id
ACCEPT: Final = "accept"
NOT_NOW: Final = "not_now"
DETAILS: Final = "details"
NO_CONFLICT: Final = "no_conflict"
CONFLICT: Final = "conflict"
SHOW_CONTACT: Final = "show_contact"
OPEN_CHECKLIST: Final = "open_checklist"
CONTACT_MADE: Final = "contact_made"
HAND_OVER: Final = "hand_over"
TOO_CLOSE: Final = "too_close"
CANNOT_GO_ON: Final = "cannot_go_on"
CLOSE_CASE: Final = "close_case"

# a shift that needs cover; value: the id of the request
COVER_TAKE: Final = "cover_take"
COVER_PART: Final = "cover_part"
COVER_NOT: Final = "cover_not"
COVER_WITHDRAW: Final = "cover_withdraw"
# the two forms; the metadata of a part is the id of the request
COVER_VIEW: Final = "cover_form"
COVER_PART_VIEW: Final = "cover_part_form"
COVER_SHIFT: Final = "cover_shift"
COVER_FROM: Final = "cover_from"
COVER_UNTIL: Final = "cover_until"
FIND_COVER: Final = "find_cover"
"""On a coordinator's card; value: their party id, which says only that the card is theirs."""

# the checklist; the view's metadata is ``party_id:step``, the value of a button the step to go to
TICK: Final = "tick"
STEP: Final = "step"
STEP_BACK: Final = "step_back"
STEP_ON: Final = "step_on"
AVOID_LIST: Final = "avoid_list"
LISTENING: Final = "listening"
OFFER_LINES: Final = "offer_lines"
RESOURCES: Final = "resources"
MY_ROLE: Final = "my_role"

# resources over the checklist; the view's metadata is ``party_id:category``
RESOURCE_CATEGORY: Final = "resource_category"
SEND_RESOURCE: Final = "send_resource"
"""Value: the id of the resource."""

# a resource in the requester's conversation; value: ``party_id:key``
RESOURCE_DETAILS: Final = "resource_details"

# the crisis branch; the view's metadata is as that of the checklist. WORRIED stands on the card
# with the party id, and in the checklist without
WORRIED: Final = "worried"
LEVEL: Final = "level"
UNSURE: Final = "unsure"
PAGE_LEAD: Final = "page_lead"
AGREED: Final = "agreed"
SHOW_NAME: Final = "show_name"
TELL: Final = "tell"
TELL_NOW: Final = "tell_now"
TELL_LATER: Final = "tell_later"
SAFE_TO_TELL: Final = "safe_to_tell"
CHECK_DONE: Final = "check_done"
CHECK_MISSED: Final = "check_missed"
CHECK_STOPPED: Final = "check_stopped"

# closing a case: the first screen's metadata is a party id, the second's also what the first said
CLOSE_VIEW: Final = "close_case_log"
CLOSE_MORE_VIEW: Final = "close_case_more"
DISPOSITION: Final = "disposition"
KIND: Final = "kind"
MET: Final = "met"
MINUTES: Final = "minutes"
SUPPORT: Final = "support"
GIVEN: Final = "given"
FOLLOW_UPS: Final = "follow_ups"
LOAD: Final = "load"
WANTS_DEBRIEF: Final = "wants_debrief"

# check-ins after a close; value: ``party_id:number`` of the check-in (to stop: the party id)
FOLLOW_OKAY: Final = "follow_okay"
FOLLOW_TALK: Final = "follow_talk"
FOLLOW_LATER: Final = "follow_later"
FOLLOW_STOP: Final = "follow_stop"

# the five questions; a field is called after its question
EVALUATE: Final = "evaluate"
EVALUATION_VIEW: Final = "evaluation"

# debriefs; value: the debrief's id (asked for and taken back without one)
DEBRIEF_ASK: Final = "debrief_ask"
DEBRIEF_WITHDRAW: Final = "debrief_withdraw"
DEBRIEF_TAKE: Final = "debrief_take"
DEBRIEF_TALKED: Final = "debrief_talked"
DEBRIEF_RELEASE: Final = "debrief_release"

# sessions; value: the session's id
SESSION_COME: Final = "session_come"
SESSION_NOT: Final = "session_not"
SESSION_TOPIC: Final = "session_topic"
SESSION_WHO: Final = "session_who"
HOME_TRAINING: Final = "home_training"
WHO_VIEW: Final = "who_was_there"
"""Metadata: the session's id."""
TOPIC_VIEW: Final = "topic"
ATTENDED: Final = ("attended", *(f"attended_{number}" for number in range(2, 11)))
"""One field holds a hundred people at Slack."""
TOPIC: Final = "topic"

# coordinator's and lead's cards; value: party id
ASK_AGAIN: Final = "ask_again"
ACKNOWLEDGE: Final = "acknowledge"
CONFIRM_END: Final = "confirm_end"
"""*Acknowledge* of an ending: a press on a card from before it ended is none."""

# joining; value: member_id:role
JOIN_YES: Final = "join_yes"
JOIN_NO: Final = "join_no"
CONFIRM_YES: Final = "confirm_yes"

# Home
HOME_AVAILABLE: Final = "home_available"
HOME_CASES: Final = "home_cases"
HOME_ON_CALL: Final = "home_on_call"
HOME_PROFILE: Final = "home_profile"
HOME_SECOND: Final = "home_second"

# the second channel; whose it is stands nowhere: whoever presses has one of their own
SECOND_PROVIDER: Final = "second_provider"
SECOND_ADDRESS: Final = "second_address"
"""Followed by ``:`` and the provider: what was typed for one is not shown for another."""
SECOND_REMOVE: Final = "second_remove"
SECOND_TYPE_CODE: Final = "second_type_code"
SECOND_CODE: Final = "second_code"

# a new shift
SHIFT_VIEW: Final = "shift"
SHIFT_NAME: Final = "shift_name"
SHIFT_DAYS: Final = "shift_days"
SHIFT_STARTS: Final = "shift_starts"
SHIFT_ENDS: Final = "shift_ends"
SHIFT_ZONE: Final = "shift_zone"
SHIFT_HOLIDAYS: Final = "shift_holidays"
SHIFT_WHO: Final = "shift_who"
SHIFT_TURN: Final = "shift_turn"
SHIFT_FIRST: Final = "shift_first"
SHIFT_LAST: Final = "shift_last"

# importing a calendar; the file is IMPORT_FILE
CALENDAR_VIEW: Final = "calendar_import"
"""The view's metadata is what was shown, the file's address at Slack, and what was filled in."""
CALENDAR_LAYER: Final = "calendar_layer"
CALENDAR_NAME: Final = "calendar_name"
CALENDAR_WHOSE: Final = "calendar_whose"
CALENDAR_LEAVE: Final = "calendar_leave_out"
CALENDAR_ZONE: Final = "calendar_zone"

# modals: callback ids
REQUEST_VIEW: Final = "request"
WISHES_VIEW: Final = "wishes"
WHERE_VIEW: Final = "where_are_you"
PANEL_VIEW: Final = "panel"
"""Crisis lines and *Get me a person*; nothing to submit."""
CHECKLIST_VIEW: Final = "checklist"
CRISIS_VIEW: Final = "crisis"
NAME_VIEW: Final = "show_name"
PROFILE_VIEW: Final = "profile"
RESOURCES_VIEW: Final = "resources_to_send"
SECOND_VIEW: Final = "second"
SECOND_CODE_VIEW: Final = "second_code_view"
IMPORT_VIEW: Final = "roster_import"
"""The view's metadata is what was shown and, for a file, its address at Slack."""
MEMBER_VIEW: Final = "roster_member"
"""The view's metadata is a Slack id and the mark of what the form showed."""
SHOWN_VIEW: Final = "shown"
"""Something to read: details, contact, a sentence. Nothing to submit."""

# fields of the modals: block id and action id are the same word, and stay the
# same when the view is updated, so that Slack keeps what the person has typed
URGENCY: Final = "urgency"
WHEN: Final = "when"
REASONS: Final = "reasons"
MODE: Final = "mode"
NUMBER: Final = "number"
LEAVE_MESSAGE: Final = "leave_message"
PLACE: Final = "place"
PROFESSION: Final = "profession"
WANTED: Final = "wanted"
LANGUAGE: Final = "language"
UNIT: Final = "unit"
NOT_MY_UNIT: Final = "not_my_unit"
AVOID: Final = "avoid"
MASKED: Final = "masked"
COUNTRY: Final = "country"
NOTE: Final = "note"
BIO: Final = "bio"
IMPORT_TEXT: Final = "roster_text"
IMPORT_FILE: Final = "roster_file"
SITE: Final = "site"
LANGUAGES: Final = "languages"
LEADS_UNITS: Final = "leads"
TRAINED: Final = "trained"
CAP: Final = "cap"
THEMES: Final = "themes"
QUIET: Final = "quiet"
OWN_CAP: Final = "own_cap"
NOBODY: Final = "nobody"
"""Shown only when the wishes leave nobody: widen, or send anyway."""

WIDEN: Final = "widen"
SEND_ANYWAY: Final = "send_anyway"
YES: Final = "yes"
NO: Final = "no"
NONE: Final = "none"
"""The option value for *prefer not to say* / *no wish* in single selects."""
