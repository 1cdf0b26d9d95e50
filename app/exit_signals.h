#pragma once

#include <QObject>

class QSocketNotifier;

namespace gatehouse::app {

/// SIGTERM, SIGINT and SIGHUP as a Qt signal, so that the program ends by its event loop.
///
/// Thread  GUI. One per process.
class ExitSignals : public QObject {
    Q_OBJECT

public:
    explicit ExitSignals(QObject* parent = nullptr);
    ~ExitSignals() override;

Q_SIGNALS:
    void asked();

private:
    QSocketNotifier* notifier_ = nullptr;
};

}  // namespace gatehouse::app
