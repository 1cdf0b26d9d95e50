#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "app/reader_thread.h"
#include "proxy/core/config/config.h"
#include "proxy/core/provider/catalogue.h"

namespace gatehouse::app {

/// What is lost of providers' own prompt caches, in words; see pipeline::PrefixDoctor.
struct PrefixReport {
    /// A run of calls whose prompts differ early.
    struct Finding {
        QString key;     ///< label; empty: none was shown
        QString model;   ///< "openai/gpt-4.1"
        QString place;   ///< "in the system text, at byte 1,234"
        QString advice;  ///< what to change
        qint64 calls = 0;
        qint64 tokens = 0;
        PicoUsd lost;
        qint64 unpriced = 0;                  ///< of the calls
        QString call;                         ///< id of the newest of them
        QString before;                       ///< id of the one before it
        QString shared;                       ///< the last letters that are the same
        QString was;                          ///< what the one before has there
        QString is;                           ///< what the newest has there
        store::RowId rowBefore = 0, row = 0;  ///< 0: no longer in the log
    };

    qint64 of = 0;        ///< calls of that time
    qint64 compared = 0;  ///< chats whose bodies were kept
    PicoUsd lost;
    qint64 tokens = 0;
    std::vector<Finding> findings;  ///< the dearest first
};

/// The rows of the chosen providers by their ids: what past calls would cost there.
std::map<std::string, provider::Provider, std::less<>> resolvedById(
    const std::vector<config::ProviderConfig>& chosen);

/// Looks through the calls of the log for prompts that differ early though they are the same from
/// there on.
///
/// Thread  GUI; the work is done by a reader thread of its own.
class PrefixScan : public QObject {
    Q_OBJECT

public:
    explicit PrefixScan(const QString& databasePath, QObject* parent = nullptr);

    /// Calls since `from`, at the prices of these providers.
    void start(std::vector<config::ProviderConfig> providers, WallMicros from);
    void cancel();

    [[nodiscard]] bool running() const { return asked_ != 0; }

Q_SIGNALS:
    void progressed(qint64 looked, qint64 of);
    void finished(const gatehouse::app::PrefixReport& report);
    void failed(const QString& message, const QString& hint);

private:
    ReaderThread thread_;
    ReaderThread::Token asked_ = 0;
};

/// Where prompts part, "in the system text", and what to change, of pipeline::PromptPart's names.
QString promptPartWords(const std::string& part);
QString promptPartAdvice(const std::string& part);

/// At most `most` bytes of `body` in front of `at`, or behind it, as text; no letter is cut, lines
/// are joined.
QString textBefore(std::string_view body, std::size_t at, std::size_t most);
QString textFrom(std::string_view body, std::size_t at, std::size_t most);

}  // namespace gatehouse::app
