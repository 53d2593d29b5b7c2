#include "model/history.hpp"

#include <algorithm>

#include "model/corridor.hpp"

namespace corridor {

Levers levers_on(const Corridor& corridor, Date date)
{
    Levers levers = corridor.baseline;
    for (const LeverSetting& setting : corridor.history) {
        if (date < setting.from || date >= setting.until) continue;
        std::vector<double>& values = levers.*setting.lever->values;
        for (const std::uint32_t member : setting.members) {
            const double before = values[member];
            const double wanted = setting.multiplies ? before * setting.value
                                  : setting.adds     ? before + setting.value
                                                     : setting.value;
            values[member] = std::clamp(wanted, setting.lever->least, setting.lever->most);
        }
    }
    return levers;
}

}  // namespace corridor
