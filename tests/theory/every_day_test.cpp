#include "core/check.hpp"
#include "model/accounts.hpp"
#include "theory/closed_form.hpp"

namespace corridor {
namespace {

Corridor shipped(const std::string& name)
{
    return read_corridor(std::filesystem::path(CORRIDOR_SOURCE_DIR) / "configs" / name);
}

/// Checks every identity of persons and money on every day.
void expect_conservation(const Corridor& corridor, std::int64_t scale, Date until)
{
    World world = test::found_world(corridor, 7, scale);
    while (world.today < until) {
        const Date today = world.today;
        test::run_until(world, today + 1);
        ASSERT_NO_THROW(check_conservation(world)) << "on " << today.to_string();
    }
    EXPECT_GT(world.migrants.size(), 100U) << "hardly anybody moved: the test asks nothing";
    EXPECT_GT(world.ledger.paid, Money{});
}

TEST(Conservation, HoldsOnEveryDayOfTwoToyYears)
{
    const Corridor toy = shipped("toy");
    expect_conservation(toy, 20, toy.start.add_months(24));
}

TEST(Conservation, HoldsOnEveryDayOfAMediterraneanYear)
{
    const Corridor mediterranean = shipped("mediterranean");
    expect_conservation(mediterranean, 1000, mediterranean.start.add_months(12));
}

}  // namespace
}  // namespace corridor
