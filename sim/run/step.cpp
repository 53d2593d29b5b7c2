#include "run/step.hpp"

#include "model/accounts.hpp"
#include "model/founding.hpp"
#include "run/phases/phases.hpp"

namespace corridor {

// What must come before what, and why:
//   leave_home before wake    those who start to prepare today look for a way from tomorrow on
//   wake before match         those who choose a smuggler today are served today
//   match before depart       a place sold today may leave today
//   depart before work_cases  today's arrests are today's evidence
//   observe before adapt_*    the record shows the prices and patrols of the month, not those of the next
void step(World& world)
{
    world.outside = outside_on(*world.corridor, world.today);
    leave_home(world);
    wake(world);
    match(world);
    depart(world);
    work_cases(world);
    adapt_fees(world);
    const Date tomorrow = world.today + 1;
    if (tomorrow.month() != world.today.month()) {
        observe(world);
        adapt_trade(world);
        adapt_authorities(world);
        adapt_information(world);
        world.record.start_month();
    }
    if (tomorrow.year() != world.today.year()) {
        turn_over(world);
        world.record.start_year();
    }
#ifndef NDEBUG
    check_conservation(world);
#endif
    world.today = tomorrow;
}

}  // namespace corridor
