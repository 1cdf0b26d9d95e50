#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "proxy/core/base/units.h"

namespace gatehouse::guard {

/// What a text may do harm by, as Llama Guard counts it: S1 to S13.
inline constexpr std::size_t kHazards = 13;

/// "violent crimes" for 0, which is S1.
std::string_view hazardName(std::size_t hazard) noexcept;
std::string hazardCode(std::size_t hazard);  ///< "S1"
/// Of a code; nothing: there is none such.
std::optional<std::size_t> hazardOf(std::string_view code) noexcept;

/// How a judge is asked, and how it answers.
enum class JudgeKind : std::uint8_t {
    LlamaGuard,  ///< the conversation; "safe", or "unsafe" and the codes in the next line
    Instruct,    ///< any chat model: the same answer, asked for in words
    Moderation,  ///< a moderation endpoint: {"results": [{"categories": {…}}]}
};

std::string_view name(JudgeKind kind) noexcept;  ///< "llama-guard", "instruct", "moderation"
std::optional<JudgeKind> judgeKindOf(std::string_view name) noexcept;

/// A later one goes before an earlier one.
enum class HazardAction : std::uint8_t { None, Flag, Block };

/// Who judges the calls of a gateway, and what becomes of what is found.
struct JudgeRule {
    std::string model;  ///< provider/model, an alias, or dynamic/NAME
    JudgeKind kind = JudgeKind::LlamaGuard;
    Millis patience{5'000};
    std::array<HazardAction, kHazards> prompt{};
    std::array<HazardAction, kHazards> response{};

    [[nodiscard]] const std::array<HazardAction, kHazards>& of(bool isRequest) const noexcept
    {
        return isRequest ? prompt : response;
    }

    [[nodiscard]] bool looksAt(bool isRequest) const noexcept;
    /// Some category blocks: then a judge that cannot be asked blocks, too.
    [[nodiscard]] bool blocks(bool isRequest) const noexcept;
};

/// Of a gateway's `guardrails`, with an object `judge` of our own: {model, kind, timeout in ms}.
/// Nothing: no judge is named, or no category is looked for.
std::optional<JudgeRule> readJudge(std::string_view guardrails);

/// A word of somebody, as a judge is shown it.
struct Said {
    bool byModel = false;
    std::string text;
};

/// A call that asks a judge.
struct JudgeCall {
    std::string path;  ///< of this gateway
    std::string body;
};

/// The last of what was said is judged, in the light of what was said before, as far back as
/// kMostShown bytes reach.
inline constexpr std::size_t kMostShown = 16 * 1024;
JudgeCall judgeCall(const JudgeRule& rule, const std::vector<Said>& said);

/// What a judge found; nothing: its answer makes no sense. Empty: it is safe.
///
/// Shape   strict: nothing but the words it may say, and codes that exist.
std::optional<std::vector<std::size_t>> readVerdict(JudgeKind kind, std::string_view body);

}  // namespace gatehouse::guard
