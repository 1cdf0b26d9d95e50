#pragma once

#include <QObject>
#include <QString>

class QNetworkAccessManager;

namespace gatehouse::app {

/// One small chat call through the own gateway to the sample provider, to see that everything
/// works.
///
/// Thread  GUI; the answer comes by signal.
class TestRequest : public QObject {
    Q_OBJECT

public:
    explicit TestRequest(QObject* parent = nullptr);

    /// `baseUrl` as Gateway::baseUrl() gives it.
    void send(const QString& baseUrl);

    [[nodiscard]] bool isBusy() const { return busy_; }

    /// The same call as a shell command, a Python or a TypeScript program.
    static QString curl(const QString& baseUrl);
    static QString python(const QString& baseUrl);
    static QString typescript(const QString& baseUrl);
    static QString sampleModel();

Q_SIGNALS:
    /// `words`: the answer's text, or what went wrong.
    void finished(bool ok, const QString& words, qint64 millis);

private:
    QNetworkAccessManager* network_;
    bool busy_ = false;
};

}  // namespace gatehouse::app
