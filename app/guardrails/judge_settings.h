#pragma once

#include <array>
#include <string>

#include "proxy/core/guard/hazard.h"

class QJsonObject;

namespace gatehouse::app {

/// Who judges what is harmful, and what becomes of it: by category, S1 first.
struct JudgeSettings {
    using Actions = std::array<std::string, guard::kHazards>;  ///< "FLAG", "BLOCK"; empty: none

    std::string model;    ///< as a call could name it; empty: nobody judges
    std::string kind;     ///< "llama-guard", …; empty: by the name of the model
    int timeout = 5'000;  ///< ms
    Actions prompt{};
    Actions answer{};

    [[nodiscard]] bool isEmpty() const { return *this == JudgeSettings(); }

    /// Some category is looked for, and somebody judges.
    [[nodiscard]] bool isOn() const;

    friend bool operator==(const JudgeSettings&, const JudgeSettings&) = default;
};

/// Of a gateway's `guardrails` object.
///
/// Thread  any.
JudgeSettings readJudge(const QJsonObject& guardrails);
/// Members that nobody here knows stay. Makes `prompt` and `response` where they are not there yet.
void writeJudge(const JudgeSettings& judge, QJsonObject& guardrails);

}  // namespace gatehouse::app
