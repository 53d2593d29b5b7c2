#include "policy/frame.hpp"

#include <algorithm>
#include <array>

namespace corridor {
namespace {

constexpr std::array rows{
    FrameRow{"A-a", "Global Compact for Migration, objective 9: join and carry out the Smuggling Protocol"},
    FrameRow{"A-b", "Objective 9: share information and intelligence across borders"},
    FrameRow{"A-c", "Objective 9: cooperation protocols along routes that heed gender, children and rights"},
    FrameRow{"A-d", "Objective 9: make smuggling for benefit a crime, aggravated smuggling a graver one"},
    FrameRow{"A-e", "Objective 9: tell smuggling from trafficking and answer each in its own way"},
    FrameRow{"A-f", "Objective 9: prevention along the whole migration cycle, in areas of origin first"},
    FrameRow{"W-1", "Regional Conference on Migration, work plan 2019-2025: investigation"},
    FrameRow{"W-2", "Work plan 2019-2025: judicial cooperation"},
    FrameRow{"W-3", "Work plan 2019-2025: administrative detention and its alternatives"},
    FrameRow{"W-4", "Work plan 2019-2025: migration solutions, prevention, assistance for victims"},
    FrameRow{"G", "GLO.ACT Asia and the Middle East: a programme of measures under one budget"},
    FrameRow{"R", "REDTRAM: a network of specialised prosecutors, joint teams and a secretariat"},
    FrameRow{"S-10.7", "Sustainable Development Goal target 10.7: orderly, safe, regular migration"},
    FrameRow{"S-16.1", "Target 16.1: less violence and fewer deaths"},
    FrameRow{"S-16.2", "Target 16.2: an end to trafficking of and violence against children"},
    FrameRow{"S-16.3", "Target 16.3: rule of law and access to justice"},
    FrameRow{"S-16.4", "Target 16.4: less illicit finance and organised crime"},
    FrameRow{"S-17.16", "Target 17.16: international cooperation"},
    FrameRow{"S-17.18", "Target 17.18: data that can be cut by who people are"},
};

}  // namespace

std::span<const FrameRow> policy_frame()
{
    return rows;
}

const FrameRow* find_frame_row(std::string_view id)
{
    const auto found = std::ranges::find(rows, id, &FrameRow::id);
    return found == rows.end() ? nullptr : &*found;
}

}  // namespace corridor
