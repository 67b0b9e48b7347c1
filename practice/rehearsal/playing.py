"""The made-up person of a case in front of Slack: asks as anybody would, and takes it back."""

from collections.abc import Iterator

from practice.gestures import accounts, clicks, commands, modals, talking
from practice.gestures.stage import CannotDo, Json, Stage
from practice.rehearsal.reading import library
from practice.rehearsal.state import Rehearsal
from practice.rehearsal.watching import Found, button, field, is_supporter, until
from practice.rehearsal.wording import Text
from practice.world import World

FIELD_SECONDS = 5.0
"""For the form to open, or to be drawn with a field that a choice brings."""
CARD_SECONDS = 10.0
"""From sending the form to the trainee's card; the app may have to wait for Slack's own pace."""
ENDED_SECONDS = 8.0
SAFE_SECONDS = 2.0
_COMMAND = "/peersupport"
_LOCALES = {"en": "en-US", "es": "es-ES"}


class Player:
    """Plays the requester of one role-play, and makes the trainee ready to be asked."""

    def __init__(self, stage: Stage, rehearsal: Rehearsal) -> None:
        self._stage = stage
        self._world: World = stage.world
        self._rehearsal = rehearsal
        self._lang = rehearsal.lang
        self._requester = stage.world.person(rehearsal.requester)
        self._trainee = stage.world.person(rehearsal.trainee)
        self._library = library()

    async def ask(self) -> float:
        """Asks, and returns when the trainee had the card, in moved time.

        Raises CannotDo, with nothing left open, where the trainee cannot be asked.
        """
        await self._ready_trainee()
        # Tells the app the language, so that it need not look it up while the form stands open.
        await accounts.change(self._stage, self._requester, {"locale": _LOCALES[self._lang]})
        if self._open_card() is not None:
            await self.withdraw()
        await self._send_form()
        accept = self._library.labels.buttons.accept
        card = await until(
            self._world,
            lambda: button(self._world, self._trainee, accept, self._rehearsal.after_ts),
            CARD_SECONDS,
        )
        if card is None:
            await self.withdraw()
            raise self._refusal(self._library.refusals.no_card)
        card_at = self._world.clock.moved()
        # Until the requester's own card is there, its absence says nothing about the request.
        await until(self._world, self._own_card, CARD_SECONDS)
        return card_at

    async def withdraw(self) -> bool:
        """Cancels the request, where it is open, through whatever the app then asks; whether it
        is closed for certain."""
        if self._is_over():
            return True
        if not await self._cancel():
            return False
        gone = await until(self._world, lambda: None if self._open_card() else True, ENDED_SECONDS)
        if gone is not None:
            await self._say_safe()
        return gone is not None

    async def _cancel(self) -> bool:
        """By the button, or by the command where the card is not there (yet)."""
        card = self._open_card()
        if card is not None and (await self._press(card))["status"] == "acked":
            return True
        typed = {"text": f"{_COMMAND} cancel", "channel": "dm"}
        done = await commands.type_command(self._stage, self._requester, typed)
        return bool(done["status"] == "acked")

    def _is_over(self) -> bool:
        """Only a request that is over offers to ask anew."""
        label, after = self._library.labels.buttons.get_support, self._rehearsal.after_ts
        over = button(self._world, self._requester, label, after)
        return over is not None and self._open_card() is None

    def _own_card(self) -> Found | None:
        """Of this very request."""
        label, after = self._library.labels.buttons.cancel, self._rehearsal.after_ts
        return button(self._world, self._requester, label, after)

    def _open_card(self) -> Found | None:
        return button(self._world, self._requester, self._library.labels.buttons.cancel)

    async def _say_safe(self) -> None:
        """Where the app asks whether the person is safe for now, they are. It may ask in a case
        in which somebody was in danger, a moment after the card says that the request is over."""
        buttons = self._library.labels.buttons
        in_danger = any(step.is_crisis for step in self._rehearsal.case.steps)

        def asked() -> Found | None:
            return button(self._world, self._requester, buttons.safe_skip)

        skip = await until(self._world, asked, SAFE_SECONDS if in_danger else 0)
        if skip is not None:
            yes = buttons.safe_yes.es if skip.label == buttons.safe_skip.es else buttons.safe_yes.en
            await self._press(Found(skip.ts, yes))

    async def _press(self, found: Found) -> Json:
        body = {"label": found.label, "ts": found.ts, "where": "dm"}
        return await clicks.click(self._stage, self._requester, body)

    async def _ready_trainee(self) -> None:
        """A supporter as their own Home tab says, and available now."""
        opened = await talking.open_home(self._stage, self._trainee, {"tab": "home"})
        self._must_answer(opened)
        if not is_supporter(self._world, self._trainee):
            raise self._refusal(self._library.refusals.no_supporter)
        typed = {"text": f"{_COMMAND} on", "channel": "dm"}
        self._must_answer(await commands.type_command(self._stage, self._trainee, typed))

    async def _send_form(self) -> None:
        typed = {"text": _COMMAND, "channel": "dm"}
        done = await commands.type_command(self._stage, self._requester, typed)
        self._must_answer(done)
        try:
            for label, value in self._answers():
                await self._fill(label, value)
            sent = await modals.submit(self._stage, self._requester, {})
            if sent["status"] != "acked":
                # It may have been taken all the same.
                await self.withdraw()
            self._must_answer(sent)
            if not sent["closed"]:
                raise self._refusal(self._library.refusals.cannot_be_asked)
        finally:
            # Whatever the app answered with: the made-up person closes it.
            self._world.desks[self._requester.id].stack.clear()
            self._world.changes.bump()

    def _answers(self) -> Iterator[tuple[Text, str | list[str]]]:
        """Field and answer, in the order in which a person meets them on the form."""
        ask, labels = self._rehearsal.case.ask, self._library.labels
        fields, lang = labels.fields, self._lang
        yield fields.urgency, labels.urgency[ask.urgency].of(lang)
        yield fields.reasons, [labels.reasons[key].of(lang) for key in ask.reasons]
        yield fields.mode, labels.mode[ask.mode].of(lang)
        if ask.number:
            yield fields.number, ask.number
        if ask.leave_message:
            yield fields.leave_message, labels.leave_message[ask.leave_message].of(lang)
        if lang in labels.language:
            yield fields.language, labels.language[lang].of(lang)
        others = self._fellow_supporters()
        if others:
            yield fields.avoid, others
        if ask.note is not None:
            yield fields.note, ask.note.of(lang)

    def _fellow_supporters(self) -> list[str]:
        """Left out by the made-up person's wish, so that the app asks the trainee and nobody
        else is disturbed; nobody is ever shown such a wish."""
        plays = (self._trainee.id, self._requester.id)
        everybody = (one for one in self._world.people.humans() if one.id not in plays)
        return [one.id for one in everybody if is_supporter(self._world, one)]

    async def _fill(self, label: Text, value: str | list[str]) -> None:
        def there() -> object | None:
            return field(self._world, self._requester, label, self._lang)

        if await until(self._world, there, FIELD_SECONDS) is None:
            raise self._refusal(self._library.refusals.no_answer)
        body = {"label": label.of(self._lang), "value": value}
        await clicks.fill(self._stage, self._requester, body)

    def _must_answer(self, done: Json) -> None:
        if done["status"] != "acked":
            raise self._refusal(self._library.refusals.no_answer)

    def _refusal(self, words: Text) -> CannotDo:
        return CannotDo(words.of(self._lang, trainee=self._trainee.real_name))
