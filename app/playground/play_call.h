#pragma once

#include <optional>
#include <vector>

#include <QByteArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>

#include "proxy/core/record/record.h"

namespace gatehouse::app {

/// One message of a call that is tried.
struct PlayTurn {
    QString role = QStringLiteral("user");
    QString text;
    QJsonObject whole;  ///< of a stored call: what it has beside its text goes along as it was

    friend bool operator==(const PlayTurn&, const PlayTurn&) = default;
};

/// What a turn has beside its text: "1 image, 2 tool calls". Empty: nothing.
QString besideText(const PlayTurn& turn);

/// A call that is tried with one model or several: everything but the model.
struct PlayCall {
    QString system;
    std::vector<PlayTurn> turns;
    std::optional<double> temperature;
    std::optional<double> topP;
    std::optional<qint64> maxTokens;
    QJsonObject rest;  ///< all other members: tools, response_format, …

    /// Nothing to ask.
    [[nodiscard]] bool isEmpty() const;

    friend bool operator==(const PlayCall&, const PlayCall&) = default;
};

/// The body of a streamed chat request. `limit` names the member of maxTokens: OpenAI itself wants
/// "max_completion_tokens".
QByteArray bodyOf(const PlayCall& call, const QString& model,
                  const QString& limit = QStringLiteral("max_tokens"));

/// A stored call, taken apart.
struct PlayOpened {
    PlayCall call;
    QString model;        ///< as the caller asked for it, with its provider where it named one
    QStringList leftOut;  ///< members of the stored call that a chat has no word for
    QString problem;      ///< why it cannot be opened; empty: it can
    QString hint;
};

/// Of any dialect of a chat. Thread  any; meant for a worker.
PlayOpened playCallOf(const record::Exchange& exchange);
/// The body of a chat request in OpenAI's words.
PlayOpened playCallOf(const QJsonObject& body);

}  // namespace gatehouse::app
