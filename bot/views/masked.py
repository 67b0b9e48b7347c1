"""What is shown of somebody who stays masked, to them and to the one who accepted."""

from bot.domain.cases import Case, Watch
from bot.domain.identity import alias
from bot.domain.people import Lang
from bot.views import ids, moments
from bot.views.parts import Element, asking_first, bold, button, section
from bot.views.scene import Block, Scene
from bot.views.texts import crisis, labels, t
from bot.views.texts import masked as words


def alias_of(scene: Scene, case: Case) -> str:
    """The same on both sides, in every language."""
    return alias(case.seed, scene.around.content.aliases)


def for_requester(scene: Scene, case: Case, watch: Watch) -> tuple[Block, ...]:
    """How the two write to each other; who has accepted stands above it."""
    lang, now = scene.lang, scene.around.now
    said = [section(t(lang, words.HOW_TO_WRITE, alias=alias_of(scene, case)))]
    if watch.reached_at is None and watch.check_at > now:
        time = moments.by(watch.check_at, now, scene.zone, lang)
        said.insert(0, section(t(lang, words.WRITE_BY, time=time)))
    return (*said, section(t(lang, words.SLACK_KEEPS)))


def who_sees(scene: Scene, case: Case) -> str:
    return t(scene.lang, words.WHO_SEES, alias=alias_of(scene, case))


def for_holder(scene: Scene, case: Case) -> tuple[Block, ...]:
    """On the card, in whose thread they write."""
    if not case.is_masked:
        return ()
    return (section(t(scene.lang, words.KNOWN_AS, alias=alias_of(scene, case))),)


def contact(scene: Scene, case: Case) -> tuple[Block, ...]:
    """In place of a name, a mention and a link: the alias, how to write, what is kept."""
    lang, how = scene.lang, case.asking.contact
    theirs = words.ONLY_NAME_IS_THEIRS if how.number or how.place else words.NAME_IS_THEIRS
    return (
        bold(alias_of(scene, case)),
        section(t(lang, words.REPLY_THERE)),
        section(t(lang, words.KEEPS_FOR_YOU)),
        section(t(lang, theirs)),
    )


def contact_for_lead(scene: Scene, case: Case) -> tuple[Block, ...]:
    """In danger: what the person gave for being found, under the alias."""
    lang = scene.lang
    return bold(alias_of(scene, case)), section(t(lang, words.NAME_IS_HIDDEN))


def not_told_yet(scene: Scene, case: Case) -> tuple[Block, ...]:
    """For whoever sees a name of which its owner has not heard yet that it was shown."""
    name = case.crisis.name if case.crisis is not None else None
    if name is None or name.tell_at is None:
        return ()
    said = crisis.NOT_TOLD_WRITE_HERE if case.seems_masked else crisis.NOT_TOLD_YET
    time = moments.by(name.tell_at, scene.around.now, scene.zone, scene.lang)
    return (section(t(scene.lang, said, time=time)),)


def reveal(lang: Lang, party_id: str) -> Element:
    """Slack asks once more before it is pressed."""
    pressed = button(lang, labels.REVEAL, ids.REVEAL, party_id)
    return asking_first(lang, pressed, words.REVEAL_TITLE, words.REVEAL_MEANS)
