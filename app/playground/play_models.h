#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "app/playground/play_call.h"
#include "proxy/core/config/config.h"

/// What the playground can call, and what that will cost.
///
/// Thread  any.
namespace gatehouse::app {

/// A name that a call can ask for.
struct PlayModel {
    QString name;   ///< "openai/gpt-5", "fast", "dynamic/support"
    QString about;  ///< who that is, for people

    friend bool operator==(const PlayModel&, const PlayModel&) = default;
};

/// Every chat model of the providers that are set up, the user's own names, and routes.
std::vector<PlayModel> playModels(const config::Config& config);

/// What the member is called that limits the answer of this model.
QString limitNameOf(const config::Config& config, const QString& model);

/// What a call will cost, before it is sent.
struct PlayEstimate {
    qint64 tokens = 0;  ///< of the input
    bool isCounted = false;
    std::optional<PicoUsd> least;  ///< for no answer at all; empty: unknown
    std::optional<PicoUsd> most;   ///< for the longest answer; empty: unknown
    QString why;                   ///< why it is unknown

    friend bool operator==(const PlayEstimate&, const PlayEstimate&) = default;
};

PlayEstimate estimateOf(const PlayCall& call, const QString& model, const config::Config& config);
/// "about $0.0004 to $0.0164"; empty: nothing is known.
QString costWords(const PlayEstimate& estimate);
/// All of a run: unknown as soon as one is.
PlayEstimate sumOf(const std::vector<PlayEstimate>& all);

}  // namespace gatehouse::app
