from bot.signals import SIGNALS, carry


def test_what_a_person_wants_holds_and_what_they_say_does_not() -> None:
    held = {name for name, kind in SIGNALS.items() if kind.holds}
    assert held == {"human", "support", "opt_out", "privacy", "job_seeker", "vendor_pitch", "student", "abuse"}


def test_a_signal_that_holds_is_carried_over_other_messages() -> None:
    assert carry({"human": 0.9, "question": 1.0}, {"small_talk": 0.8}) == {"human": 0.9, "small_talk": 0.8}


def test_the_stronger_of_two_showings_stays() -> None:
    assert carry({"support": 0.9}, {"support": 0.6}) == {"support": 0.9}


def test_an_opt_out_is_taken_back_by_its_own_words_only() -> None:
    assert carry({"opt_out": 0.95}, {"buy": 0.9}) == {"opt_out": 0.95, "buy": 0.9}
    assert "opt_out" not in carry({"opt_out": 0.95}, {"resume": 0.9})


def test_a_wish_for_a_person_can_be_taken_back() -> None:
    assert "human" not in carry({"human": 0.9, "opt_out": 0.9}, {"taken_back": 0.8})


def test_what_a_stored_talk_of_an_older_version_names_is_dropped() -> None:
    assert carry({"no_such_signal": 1.0}, {}) == {}
