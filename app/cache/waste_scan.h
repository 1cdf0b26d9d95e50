#pragma once

#include <vector>

#include <QObject>
#include <QString>
#include <QStringList>

#include "app/reader_thread.h"
#include "proxy/core/config/config.h"

namespace gatehouse::app {

/// What calls of the log cost without need, in words; see pipeline::WasteFinder.
struct WasteReport {
    struct Finding {
        QString kind;    ///< "asked again", "unused tools"
        QString title;   ///< the prompt's words, the tools, the cheaper model
        QString whose;   ///< "openai/gpt-4.1 · Web shop"
        QString advice;  ///< what to do
        qint64 calls = 0;
        qint64 tokens = 0;
        PicoUsd lost;
        qint64 unpriced = 0;  ///< of the calls
        QStringList newest;   ///< ids of requests
        std::string pin;      ///< of a prompt that comes again: see pinCondition(); empty: none
    };

    qint64 of = 0;                  ///< calls of that time
    qint64 compared = 0;            ///< of them: those that went well and whose words were kept
    qint64 found = 0;               ///< findings, also those that are not listed
    std::vector<Finding> findings;  ///< the dearest first
};

/// Looks through the calls of the log for what was paid without need.
///
/// Thread  GUI; the work is done by a reader thread of its own.
class WasteScan : public QObject {
    Q_OBJECT

public:
    explicit WasteScan(const QString& databasePath, QObject* parent = nullptr);

    /// Calls since `from`, at the prices of these providers.
    void start(std::vector<config::ProviderConfig> providers, WallMicros from);
    void cancel();

    [[nodiscard]] bool running() const { return asked_ != 0; }

    static constexpr std::size_t kMostFindings = 100;

Q_SIGNALS:
    void progressed(qint64 looked, qint64 of);
    void finished(const gatehouse::app::WasteReport& report);
    void failed(const QString& message, const QString& hint);

private:
    ReaderThread thread_;
    ReaderThread::Token asked_ = 0;
};

/// A filter of Traffic that shows these calls: "id:A or id:B".
QString filterOf(const QStringList& calls);

}  // namespace gatehouse::app
