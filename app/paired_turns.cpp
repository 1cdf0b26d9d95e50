#include "app/paired_turns.h"

namespace gatehouse::app {
namespace {

Said* callOf(const dialect::Turn& result, std::vector<Said>& said)
{
    for (Said& each : said) {
        if (each.turn.kind != "tool_call" || each.result) continue;
        const bool byId = !result.id.empty() && each.turn.id == result.id;
        const bool byName = result.id.empty() && each.turn.id.empty() && !result.name.empty() &&
                            each.turn.name == result.name;
        if (byId || byName) return &each;
    }
    return nullptr;
}

}  // namespace

std::vector<Said> pairedTurns(const std::vector<dialect::Turn>& turns)
{
    std::vector<Said> said;
    said.reserve(turns.size());
    for (const auto& turn : turns) {
        Said* call = turn.kind == "tool_result" ? callOf(turn, said) : nullptr;
        if (call != nullptr) {
            call->result = turn;
        } else {
            said.push_back({turn, std::nullopt});
        }
    }
    return said;
}

}  // namespace gatehouse::app
