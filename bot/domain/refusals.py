"""Every way the program says no, by name. The docstring is the meaning; the words are in views."""


class Refusal(Exception):
    """The rules do not allow this now. Nothing was changed."""


class UnknownCard(Refusal):
    """The button leads nowhere: unknown, foreign, forged, or long decided. One answer for all."""


class NotForYou(UnknownCard):
    """The card was not for this person; they read what everybody reads of an unknown card."""


class AlreadyTaken(Refusal):
    """Somebody else accepted first."""


class CaseOver(Refusal):
    """The request has ended."""


class EndingMeanwhile(Refusal):
    """The lead's card was from before the request began to end; what is to be confirmed is new."""


class MovedOn(Refusal):
    """This person held or was asked for the case, and it has moved on."""


class CheckInOver(Refusal):
    """The check-in on this card was answered, put off, or is over."""


class ToldAlready(Refusal):
    """The five questions come once."""


class DebriefTaken(Refusal):
    """Somebody else has taken this debrief, or it is over."""


class DebriefRequired(Refusal):
    """The supporter cannot take back a debrief that they must have."""


class NotASupporterNow(Refusal):
    """The person has left the roster or never joined it."""


class NotTrainedNow(NotASupporterNow):
    """A supporter whose training is missing, still ahead, or not current any more."""


class NothingOpen(Refusal):
    """The person has no open request."""


class AlreadyAsking(Refusal):
    """The person has an open request already; it is shown instead of making another."""


class NotLower(Refusal):
    """Urgency can be raised with one press; this request is already as urgent."""


class AnswerFirst(Refusal):
    """The question about the unit comes before the name."""


class NobodyAtRisk(Refusal):
    """A name is shown only to save a life: on danger, or at action level C or D."""


class NotAllowed(Refusal):
    """The person's roles do not permit this command."""


class GuestsMayAsk(Refusal):
    """Guests, bots, strangers and deactivated accounts cannot hold a role."""


class NotYourself(Refusal):
    """Nobody grants a role to themselves."""


class FixedDirector(Refusal):
    """Directors of the environment cannot be removed by command."""


class NotOnRoster(Refusal):
    """The person named is not on the roster or does not hold that role."""


class AlreadyOnRoster(Refusal):
    """The person is on the roster; ``roster set`` changes what stands there."""


class NoConversation(Refusal):
    """Slack opens no direct message with this person, so nobody could ever page them."""


class OnlyYouLeft(Refusal):
    """The change would leave its author as the only one who can be asked: another keeper of the
    roster must make it."""


class NobodyToConfirm(OnlyYouLeft):
    """The same, and there is no other director and no lead who could confirm it."""


class LastDirector(Refusal):
    """Without this person the program would have no director."""


class UnknownUnit(Refusal):
    """No unit has that name. ``args``: the name typed, then the names that are known."""


class UnitInUse(Refusal):
    """Somebody on the roster works in or leads this unit. ``args``: the unit's name."""


class UnknownLine(Refusal):
    """No crisis line has that id. ``args``: the id typed, then the nearest one where there is."""


class UnknownResource(Refusal):
    """No entry of the program's own has that id. ``args``: the id typed, then the nearest one
    where there is."""


class GoneResource(Refusal):
    """The library was changed while the supporter looked at it: nothing was sent."""


class LibraryFull(Refusal):
    """The program has as many entries of its own as fit. ``args``: how many fit in a category, and
    in all."""


class UnknownSession(Refusal):
    """No session has that id. ``args``: the id typed, then the nearest one where there is."""


class SessionOver(Refusal):
    """The session has begun or does not take place: nobody can say any more that they come."""


class SessionAhead(Refusal):
    """The session has not begun: nobody can have been there."""


class SessionKept(Refusal):
    """It is recorded who was there, so it did take place."""


class SessionPast(Refusal):
    """A session cannot be planned for a time that has gone, or for one too far ahead."""


class TooManySessions(Refusal):
    """As many sessions are planned as fit. ``args``: how many."""


class NotSupporters(Refusal):
    """Somebody named is not a supporter here. ``args``: who; a Slack id where no name is known."""


class TopicEmpty(Refusal):
    """Nothing was typed, or more than fits."""


class TopicHasLink(Refusal):
    """A link or a mention in a topic."""


class TopicsFull(Refusal):
    """The box holds as many topics as fit in a quarter."""


class BioTooLong(Refusal):
    """More than two lines or 140 characters about oneself."""


class BioHasLink(Refusal):
    """A link or a mention in the lines about oneself."""


class BadDuration(Refusal):
    """Not a duration such as 30s, 5m, 2h, 3d or 1w, or outside the allowed span."""


class BadTiers(Refusal):
    """Not tiers such as 2@5m 3@5m all@15m."""


class DangerIsFixed(BadTiers):
    """The tiers of ``danger`` are set by how the program behaves; only its contact time can be
    changed."""


class BadWord(Refusal):
    """A word of an admin command has no meaning there. ``args``: the word, the nearest usage."""


class PickPerson(BadWord):
    """A person must be a mention that Slack made: picked from the list that opens after ``@``.
    ``args`` as ``BadWord``; the word may be empty, where no person was named at all."""


class BadValue(Refusal):
    """A field of an admin command has a value it cannot take. ``args``: field, value, and, where
    the field has a list, the nearest value it could take."""


class SheetNotText(Refusal):
    """A file that is neither UTF-8 nor UTF-16 with its mark."""


class SheetTooBig(Refusal):
    """A file of more than 1 MB."""


class SheetTooLong(Refusal):
    """A table with too many lines. ``args``: how many it may have."""


class SheetEmpty(Refusal):
    """A table with nothing in it."""


class SheetBroken(Refusal):
    """A table whose quotes do not close, or with a cell that is far too long. ``args``: the line
    on which that begins."""


class NotAMemberId(Refusal):
    """Somebody is named in a table by anything but their Slack ID. ``args``: what stands there."""


class TwiceInSheet(Refusal):
    """Two lines of a table are about the same person, or one column comes twice. ``args``: what
    comes twice."""


class ColumnMissing(Refusal):
    """A table without a heading that it needs. ``args``: the heading."""


class UnknownColumn(Refusal):
    """A heading that means nothing here. ``args``: the heading, the nearest ones there are."""


class MoreCells(Refusal):
    """A line has more cells than the heading has names."""


class TooManyNew(Refusal):
    """More new people in one table than can be asked at a time. ``args``: how many can."""


class SlackSilent(Refusal):
    """Slack did not say in time who this is. ``args``: the id."""


class ChangedMeanwhile(Refusal):
    """The roster is no longer what was shown: nothing was done, and it is shown again."""


class NothingChosen(Refusal):
    """Neither a text nor a file was given."""


class BadTime(Refusal):
    """The time asked for has passed or lies more than 90 days ahead."""


class MissingAnswer(Refusal):
    """A field that this choice needs was left empty. ``args``: the field's name in ids."""


class BadAddress(Refusal):
    """Not an address that this kind of second channel can have. ``args``: the provider."""


class NotOffered(Refusal):
    """The operator has not set up this kind of second channel."""


class WishesLeaveNobody(Refusal):
    """Nobody on the team can be asked under these wishes; the person chooses what to do."""


class StrangerHere(Refusal):
    """Somebody from another organisation in a shared channel: lines and a sentence, no request."""


class PracticeOnly(Refusal):
    """Possible in the practice workspace only."""
