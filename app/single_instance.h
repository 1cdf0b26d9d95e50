#pragma once

#include <QObject>
#include <QString>

class QLocalServer;

namespace gatehouse::app {

/// One window per data folder: a second start hands over to the first.
///
/// Shape   a local socket named after the folder; the message is one line, the page to show or
/// empty. Thread  GUI.
class SingleInstance : public QObject {
    Q_OBJECT

public:
    explicit SingleInstance(const QString& dataFolder, QObject* parent = nullptr);
    ~SingleInstance() override;

    /// True: another one runs and was told; this one should end with 0. Without `raise` the other
    /// one is left as it is.
    bool handOver(const QString& page, bool raise = true);
    /// Becomes the one. A socket left behind by a crash is taken over.
    bool listen();

Q_SIGNALS:
    void asked(const QString& page);

private:
    QString name_;
    QLocalServer* server_ = nullptr;
};

}  // namespace gatehouse::app
