#include "app/models/log_texts.h"

#include <QCoreApplication>
#include <QLocale>

#include "app/formats.h"
#include "app/models/log_model.h"

namespace gatehouse::app {
namespace {

using record::Outcome;

QString tr(const char* words)
{
    return QCoreApplication::translate("gatehouse::app", words);
}

QString tokenText(const chat::Usage::Count& tokens)
{
    return tokens ? count(*tokens) : QStringLiteral("?");
}

/// A kept answer, or a call that was refused before anybody was asked: there is nothing that could
/// be unknown.
bool tookNothing(const store::Row& row)
{
    if (row.usage.known()) return false;
    const bool wasFree = row.cost && row.cost->value == 0;
    return wasFree || (row.outcome == Outcome::Refused && row.attempts == 0 && !row.cost);
}

QString tokensText(const store::Row& row)
{
    if (tookNothing(row)) return QStringLiteral("–");
    if (!row.usage.known()) return row.outcome == Outcome::Running ? QString() : tr("unknown");
    return tokenText(row.usage.input) + QStringLiteral(" → ") + tokenText(row.usage.output);
}

}  // namespace

Tone toneOf(const store::Row& row)
{
    switch (row.outcome) {
        case Outcome::Running:
            return Tone::Running;
        case Outcome::ClientClosed:
        case Outcome::Interrupted:
            return Tone::Grey;
        case Outcome::UpstreamCut:
        case Outcome::Timeout:
            return Tone::Bad;
        case Outcome::Ok:
        case Outcome::Refused:
        case Outcome::UpstreamError:
            break;
    }
    if (row.status >= 500) return Tone::Bad;
    if (row.status >= 400) return Tone::Warn;
    return Tone::Quiet;
}

QString statusText(const store::Row& row)
{
    switch (row.outcome) {
        case Outcome::Running:
            return row.streamed ? tr("streaming") : tr("running");
        case Outcome::ClientClosed:
            return tr("client closed");
        case Outcome::Interrupted:
            return tr("interrupted");
        case Outcome::UpstreamCut:
            return tr("cut off");
        case Outcome::Timeout:
            return row.status >= 400 ? QString::number(row.status) : tr("timeout");
        case Outcome::Ok:
        case Outcome::Refused:
        case Outcome::UpstreamError:
            break;
    }
    return row.status > 0 ? QString::number(row.status) : tr("no answer");
}

std::optional<double> tokensPerSecond(const store::Row& row)
{
    if (!row.usage.output || row.latency <= 0) return std::nullopt;
    const auto writing =
        row.streamed && row.firstByte >= 0 ? row.latency - row.firstByte : row.latency;
    if (writing < 1000) return std::nullopt;
    return static_cast<double>(*row.usage.output) * 1e6 / static_cast<double>(writing);
}

QString cellText(const store::Row& row, const engine::Running* running, int column)
{
    if (row.requestId.empty()) return column == LogModel::Status ? tr("removed") : QString();
    switch (column) {
        case LogModel::Time:
            return clockTime(row.startedAt);
        case LogModel::Status:
            return statusText(row);
        case LogModel::Model:
            return text(row.model);
        case LogModel::Path:
            return text(row.path);
        case LogModel::Key:
            return text(row.keyLabel);
        case LogModel::Latency:
            return row.latency < 0 && running != nullptr ? duration(running->elapsed)
                                                         : duration(row.latency);
        case LogModel::Tokens:
            if (running != nullptr && !row.usage.known()) {
                return running->events > 0 ? tr("%1 events").arg(count(running->events))
                                           : bytes(running->bytes);
            }
            return tokensText(row);
        case LogModel::Cost:
            if (!row.cost && tookNothing(row)) return QStringLiteral("–");
            return row.outcome == Outcome::Running && !row.cost ? QString() : money(row.cost);
        case LogModel::Preview:
            return text(row.preview);
        case LogModel::Provider:
            return text(row.provider);
        case LogModel::FirstByte:
            return duration(row.firstByte < 0 && running != nullptr ? running->firstByte
                                                                    : row.firstByte);
        case LogModel::Speed: {
            const auto speed = tokensPerSecond(row);
            return speed ? QLocale().toString(*speed, 'f', *speed < 10 ? 1 : 0) : QString();
        }
        case LogModel::Finish:
            return text(row.finishReason);
        case LogModel::Attempts:
            return QString::number(row.attempts);
        case LogModel::RequestId:
            return text(row.requestId);
        case LogModel::Tags: {
            QStringList tags;
            for (const std::string& tag : row.tags) tags += text(tag);
            return tags.join(QStringLiteral(", "));
        }
        case LogModel::Note:
            return text(row.note).simplified();
        default:
            return {};
    }
}

QString columnTitle(int column)
{
    switch (column) {
        case LogModel::Time:
            return tr("Time");
        case LogModel::Status:
            return tr("Status");
        case LogModel::Model:
            return tr("Model");
        case LogModel::Path:
            return tr("Path");
        case LogModel::Key:
            return tr("Key");
        case LogModel::Latency:
            return tr("Latency");
        case LogModel::Tokens:
            return tr("Tokens in → out");
        case LogModel::Cost:
            return tr("Cost");
        case LogModel::Preview:
            return tr("Preview");
        case LogModel::Provider:
            return tr("Provider");
        case LogModel::FirstByte:
            return tr("First token");
        case LogModel::Speed:
            return tr("Tokens/s");
        case LogModel::Finish:
            return tr("Finish");
        case LogModel::Attempts:
            return tr("Attempts");
        case LogModel::RequestId:
            return tr("Request id");
        case LogModel::Tags:
            return tr("Tags");
        case LogModel::Note:
            return tr("Note");
        default:
            return {};
    }
}

std::optional<store::Field> fieldOf(int column)
{
    using store::Field;
    switch (column) {
        case LogModel::Time:
            return Field::Time;
        case LogModel::Latency:
            return Field::Latency;
        case LogModel::Tokens:
            return Field::TotalTokens;
        case LogModel::Cost:
            return Field::Cost;
        case LogModel::FirstByte:
            return Field::FirstByte;
        case LogModel::Speed:
            return Field::Speed;
        case LogModel::Attempts:
            return Field::Attempts;
        default:
            return std::nullopt;
    }
}

int alignmentOf(int column)
{
    switch (column) {
        case LogModel::Tokens:
        case LogModel::Cost:
        case LogModel::FirstByte:
        case LogModel::Speed:
        case LogModel::Attempts:
            return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
        default:
            return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    }
}

}  // namespace gatehouse::app
