"""What one transaction of one program works with, put together in one place."""

from dataclasses import dataclass

from storage.cases import Cases
from storage.cover import Covers
from storage.coverage import Coverage
from storage.debriefs import Debriefs
from storage.hashes import Hashes
from storage.line_checks import LineChecks
from storage.messages import Messages
from storage.numbers import Numbers
from storage.parts import Parts
from storage.people import People
from storage.programs import Programs
from storage.relays import Relays
from storage.resources import Resources
from storage.rota import Rota
from storage.sealing import Sealer
from storage.second_channels import SecondChannels
from storage.ticks import Ticks
from storage.training import Training
from storage.work import Work


@dataclass(frozen=True, slots=True)
class Secrets:
    """The program's id and what its keys are used through; the same for every transaction."""

    program_id: str
    sealer: Sealer
    hashes: Hashes


class Session:
    """Everything about one program, within one transaction."""

    def __init__(self, work: Work, secrets: Secrets) -> None:
        parts = Parts(work, secrets.program_id, secrets.sealer)
        self.work = work
        self.program_id = secrets.program_id
        self.hashes = secrets.hashes
        self.cases = Cases(work, secrets.program_id, parts, secrets.hashes)
        self.messages = Messages(work, secrets.program_id, parts)
        self.ticks = Ticks(parts)
        self.relays = Relays(parts)
        self.people = People(work, secrets.program_id, secrets.hashes)
        self.second_channels = SecondChannels(work, secrets.program_id, secrets.sealer)
        self.programs = Programs(work, secrets.program_id)
        self.line_checks = LineChecks(work, secrets.program_id)
        self.debriefs = Debriefs(work, secrets.program_id)
        self.numbers = Numbers(work, secrets.program_id)
        self.resources = Resources(work, secrets.program_id)
        self.training = Training(work, secrets.program_id)
        self.covers = Covers(work, secrets.program_id)
        self.rota = Rota(work, secrets.program_id)
        self.coverage = Coverage(work, secrets.program_id)
