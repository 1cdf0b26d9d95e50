#pragma once

#include <QWidget>

#include "ui/page.h"

class QLabel;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace gatehouse::app {
class TestStream;
}

namespace gatehouse::ui {

/// How to point a program at the gateway: one snippet at a time, and a test request whose answer
/// comes as a stream.
///
/// Widgets are called "connect.…". Queries run between start() and stop() only.
class ConnectView : public QWidget {
    Q_OBJECT

public:
    explicit ConnectView(const PageContext& context, QWidget* parent = nullptr);

    void start();
    void stop();
    void choose(const QString& snippet);

Q_SIGNALS:
    /// A request reached the store since start().
    void received();

private:
    QWidget* makeSnippets();
    QWidget* makeTest();
    void showSnippet();
    void showState(const char* role, const QString& text);
    void send();

    PageContext context_;
    app::TestStream* test_;
    QListWidget* list_ = nullptr;
    QLabel* title_ = nullptr;
    QLabel* file_ = nullptr;
    QPlainTextEdit* code_ = nullptr;
    QLabel* note_ = nullptr;
    QPushButton* copy_ = nullptr;
    QPushButton* send_ = nullptr;
    QPushButton* open_ = nullptr;
    QLabel* state_ = nullptr;
    QPlainTextEdit* answer_ = nullptr;
    bool hasReceived_ = false;
};

}  // namespace gatehouse::ui
