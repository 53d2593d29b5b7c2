"""check_no_dead_state can tell what is read from what is only declared, listed, written or recorded."""

import tempfile
import unittest
from pathlib import Path

import check_no_dead_state

STRUCTS = """
struct Leg {
    double days = 0;    // [day]
    double hazard = 0;

    static constexpr auto fields = std::tuple{
        Field{"days", &Leg::days, "day", "travel time"},
        Field{"hazard", &Leg::hazard, "-", "hazard"},
    };
};
struct Place {
    double days = 0;
    std::string name;
};
struct Network {
    Column<LegId, Leg> legs;
    Column<PlaceId, Place> places;

    const Leg& longest() const { return legs[LegId{0}]; }
};
"""


class NoDeadState(unittest.TestCase):
    def dead(self, **files):
        """Members that are found dead, in a model with the structs above and these sources."""
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            (root / "sim/model").mkdir(parents=True)
            (root / "sim/run/phases").mkdir(parents=True)
            (root / "sim/model/network.hpp").write_text(STRUCTS)
            for name, text in files.items():
                path = {"observe": "sim/run/phases/observe.cpp"}.get(name, f"sim/model/{name}.cpp")
                (root / path).write_text(text)
            return [line.split(":")[0] for line in check_no_dead_state.violations(root)]

    def test_a_declaration_and_a_list_of_fields_are_no_reading(self):
        self.assertEqual(self.dead(), ["Place.days", "Leg.days", "Leg.hazard", "Network.places"])

    def test_reading_is_followed_through_declared_types(self):
        dead = self.dead(rule="double f(const Network& network, LegId e) { return network.legs[e].days; }")
        self.assertNotIn("Leg.days", dead)
        self.assertIn("Place.days", dead)

    def test_a_local_reference_has_its_own_type(self):
        dead = self.dead(rule="double f(const Network& n) { const Place& here = n.places[p]; return here.days; }")
        self.assertNotIn("Place.days", dead)
        self.assertIn("Leg.days", dead)

    def test_loops_over_containers_and_methods_are_followed(self):
        dead = self.dead(rule="void f(const Network& n) { for (const auto& e : n.legs) use(e.days); }")
        self.assertNotIn("Leg.days", dead)
        self.assertIn("Place.days", dead)
        dead = self.dead(rule="double f(const Network& n) { return n.longest().hazard; }")
        self.assertNotIn("Leg.hazard", dead)

    def test_writing_and_counting_up_are_no_reading(self):
        for write in ("leg.days = 3;", "leg.days += 3;", "leg.days *= 0.9;", "++leg.days;", "leg.days.clear();"):
            self.assertIn("Leg.days", self.dead(rule=f"void f(Leg& leg) {{ {write} }}"), write)
        self.assertNotIn("Leg.days", self.dead(rule="bool f(Leg& leg) { return leg.days == 3; }"))
        self.assertNotIn("Leg.days", self.dead(rule="void f(Leg& leg) { x = leg.days; }"))

    def test_comments_strings_and_recording_are_no_reading(self):
        self.assertIn("Leg.days", self.dead(rule='void f(Leg& leg) { /* leg.days */ say("leg.days"); }'))
        self.assertIn("Leg.days", self.dead(observe="void f(const Leg& leg) { count(leg.days); }"))

    def test_an_unknown_type_is_given_the_benefit_of_the_doubt(self):
        dead = self.dead(rule="void f() { const auto one = some_call(); use(one.days); }")
        self.assertNotIn("Leg.days", dead)
        self.assertNotIn("Place.days", dead)


if __name__ == "__main__":
    unittest.main()
