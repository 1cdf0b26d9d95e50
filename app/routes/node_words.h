#pragma once

#include <string_view>

#include <QString>

#include "proxy/core/config/config.h"
#include "proxy/core/policy/graph.h"

/// What a route's drawing says, in words for people.
///
/// Thread  any.
namespace gatehouse::app {

/// Where a kind of node stands in the palette.
enum class NodeGroup : quint8 { None, Decide, Protect, Answer };

QString titleOf(NodeGroup group);  ///< "Decide"
NodeGroup groupOf(policy::NodeKind kind) noexcept;
QString kindTitle(policy::NodeKind kind);  ///< "Condition"
QString kindHint(policy::NodeKind kind);   ///< "Body, header, metadata"
/// The letter that adds such a node; null: none.
QChar letterOf(policy::NodeKind kind) noexcept;

/// What the drawing calls a node: its own title, else what it does ("gpt-5", "Reject 403").
QString nodeTitle(const policy::Node& node);
/// The line below: "OpenAI · 2 retries · 30 s". Providers by their titles in `config`.
QString nodeSummary(const policy::Node& node, const config::Config& config);
/// "success" of a rate limit is "ok", "fallback" of a model is "error"; a share stays a share.
QString outputTitle(const policy::Node& node, std::string_view output);
/// A condition in one line: metadata.plan is "paid" and tokens > 2000.
QString conditionWords(const QString& json);

}  // namespace gatehouse::app
