#pragma once

#include <QFrame>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace gatehouse::app {
class Gateway;
class TestRequest;
}  // namespace gatehouse::app

namespace gatehouse::ui {

class Segments;

/// "No traffic yet": how to send the first request, with a command that works as it stands.
class SnippetCard : public QFrame {
    Q_OBJECT

public:
    /// Widgets are called `page` + ".snippet…".
    SnippetCard(const QString& page, app::Gateway* gateway, QWidget* parent = nullptr);

private:
    void showSnippet();
    QString page_;
    app::Gateway* gateway_;
    app::TestRequest* test_;
    Segments* language_;
    QPlainTextEdit* code_;
    QPushButton* copy_;
    QPushButton* send_;
    QLabel* result_;
};

}  // namespace gatehouse::ui
