"""What a card may say of a request before its name is known, the same on cards and in details."""

from bot.domain.cases import Case
from bot.domain.policy import Urgency
from bot.views import moments
from bot.views.scene import Scene
from bot.views.texts import labels, t
from bot.views.texts import supporter as words


def urgency_of(scene: Scene, case: Case) -> str:
    return t(scene.lang, labels.URGENCIES[case.urgency])


def waited(scene: Scene, case: Case) -> str:
    return moments.waited(case.asked_at, scene.around.now, scene.lang)


def for_watch(scene: Scene, case: Case) -> tuple[str, ...]:
    """For coordinators and leads: how soon and since when, and nothing else."""
    lang = scene.lang
    since = moments.since(case.asked_at, scene.around.now, scene.zone, lang)
    return (
        t(lang, words.URGENCY, urgency=urgency_of(scene, case)),
        t(lang, words.WAITING, time=since, waited=waited(scene, case)),
    )


def for_supporter(scene: Scene, case: Case) -> tuple[str, ...]:
    """For somebody who was paged: no name, no unit, no place, the reason only by its kind."""
    lang, asking = scene.lang, case.asking
    urgency, waiting = for_watch(scene, case)
    said = [urgency, t(lang, words.MODE, mode=t(lang, labels.MODES[asking.contact.mode])), waiting]
    if case.urgency is Urgency.PLAN and asking.when is not None:
        time = moments.by(asking.when, scene.around.now, scene.zone, lang)
        said.append(t(lang, words.BOOKED, time=time))
    if _language_fits(scene, case):
        said.append(t(lang, words.MATCHES))
    reason = labels.PAGE_REASONS[scene.around.content.page_reason(asking.reasons)]
    said.append(t(lang, words.ABOUT, reason=t(lang, reason)))
    return tuple(said)


def _language_fits(scene: Scene, case: Case) -> bool:
    profile = scene.member.profile if scene.member is not None else None
    wanted = case.asking.wishes.language
    return profile is not None and wanted is not None and wanted in profile.languages
