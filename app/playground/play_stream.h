#pragma once

#include <optional>

#include <QObject>
#include <QString>

#include "proxy/core/base/secret.h"
#include "proxy/core/http/sse.h"

class QNetworkAccessManager;
class QNetworkReply;

namespace gatehouse::app {

/// How a tried call ended.
struct PlayOutcome {
    enum class End : quint8 { Done, Stopped, Failed };

    End end = End::Done;
    int status = 0;                       ///< HTTP; 0: no answer
    QString words;                        ///< what went wrong, in the provider's words
    QString hint;                         ///< and what to do
    QString finish;                       ///< the provider's reason to finish: "stop", "length"
    qint64 first = -1;                    ///< ms to the first piece; -1: none came
    qint64 whole = 0;                     ///< ms
    std::optional<qint64> input, output;  ///< tokens, as the provider counts
};

/// One streamed chat call through the own gateway, as any client would make it.
///
/// Shape   one call at a time: another one ends the first. Each has a connection manager of its
/// own, for one manager serves six calls to a host and no more. Thread  GUI; pieces and the end
/// come by signal.
class PlayStream : public QObject {
    Q_OBJECT

public:
    explicit PlayStream(QObject* parent = nullptr);
    ~PlayStream() override;

    /// `baseUrl` as Gateway::baseUrl() gives it; `key` may be empty.
    void send(const QString& baseUrl, const Secret& key, const QByteArray& body);
    void stop();  ///< closes the connection; finished() tells

    [[nodiscard]] bool isBusy() const { return reply_ != nullptr; }

Q_SIGNALS:
    void began(const QString& requestId);  ///< the gateway has taken it
    void piece(const QString& text);
    void thought(const QString& text);
    void finished(const gatehouse::app::PlayOutcome& outcome);

private:
    void drop();
    void tellId();
    void read();
    void readChunk(const QByteArray& json);
    void readWhole();
    void end();
    void say(const QString& text, bool isThought);

    QNetworkAccessManager* network_;
    QNetworkReply* reply_ = nullptr;
    http::SseReader events_;
    QByteArray whole_;  ///< of an answer that is no stream
    PlayOutcome outcome_;
    qint64 startedAt_ = 0;
    bool toldId_ = false;
};

}  // namespace gatehouse::app
