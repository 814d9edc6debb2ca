"""Saving papers, one and many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from afm_desktop.domain.errors import ReportError
from afm_desktop.exchange.papers.formats import WRITERS
from afm_desktop.reports.batch import Job, make_all
from afm_desktop.reports.division_status import make, write
from tests.reports.factory import make_empty, make_status


def make_jobs(folder, count=3):
    return [
        Job(make_status(members=12 + number, demands=4), folder / f"{number}.pdf")
        for number in range(count)
    ]


def test_a_saved_paper_is_the_made_one(tmp_path):
    path = tmp_path / "new" / "paper.pdf"

    write(make_empty(), path)

    assert path.read_bytes() == make(make_empty()).data
    assert list(path.parent.iterdir()) == [path]


def test_a_target_that_cannot_be_written_is_named_and_nothing_is_left(tmp_path):
    path = tmp_path / "paper.pdf"
    path.mkdir()

    with pytest.raises(ReportError, match=r"‘paper\.pdf’ 파일을 저장할 수 없습니다"):
        write(make_empty(), path)

    assert list(tmp_path.iterdir()) == [path]


def test_papers_are_made_in_order_with_progress(tmp_path):
    jobs, seen = make_jobs(tmp_path), []

    made = make_all(jobs, progress=lambda done, total: seen.append((done, total)))

    assert [paper.path for paper in made] == [job.path for job in jobs]
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_a_cancelled_run_gives_what_it_had_made(tmp_path):
    jobs, seen = make_jobs(tmp_path), []

    made = make_all(
        jobs,
        progress=lambda done, _: seen.append(done),
        is_cancelled=lambda: len(seen) == 2,
        workers=1,
    )

    assert [paper.path.name for paper in made] == ["0.pdf", "1.pdf"]
    assert not (tmp_path / "2.pdf").exists()


def test_cancelled_workers_finish_what_they_hold_and_begin_nothing_new(tmp_path):
    jobs = make_jobs(tmp_path) * 5
    jobs = [replace(job, path=tmp_path / f"{number}.pdf") for number, job in enumerate(jobs)]

    made = make_all(jobs, is_cancelled=lambda: True, workers=2)

    assert len(made) < len(jobs)
    assert {paper.path for paper in made} == set(tmp_path.glob("*.pdf"))


@pytest.mark.slow
def test_workers_make_the_same_bytes(tmp_path):
    jobs, seen = make_jobs(tmp_path), []

    made = make_all(jobs, progress=lambda done, total: seen.append((done, total)), workers=2)

    assert [paper.path for paper in made] == [job.path for job in jobs]
    assert seen[-1] == (3, 3)
    for job in jobs:
        assert job.path.read_bytes() == make(job.status).data


@pytest.mark.slow
def test_an_error_of_a_worker_arrives_as_its_sentence(tmp_path):
    jobs = make_jobs(tmp_path)
    jobs[1].path.mkdir()

    with pytest.raises(ReportError, match=r"1\.pdf"):
        make_all(jobs, workers=2)


def test_papers_become_the_files_their_names_say(tmp_path):
    jobs = [Job(make_status(), tmp_path / f"{n}.hwpx", writers=WRITERS) for n in "가나"]

    make_all(jobs)

    first, second = (job.path.read_bytes() for job in jobs)
    assert first == second
    assert first[:2] == b"PK"
