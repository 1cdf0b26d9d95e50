#pragma once

#include <map>
#include <string>
#include <vector>

#include <QScrollArea>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace gatehouse::app {
class PromptSession;
}

namespace gatehouse::ui {

/// What the shown version becomes with values that are typed here: the call as it goes upstream.
class PreviewPanel : public QScrollArea {
    Q_OBJECT

public:
    explicit PreviewPanel(app::PromptSession* session, QWidget* parent = nullptr);

    void showSession();

    /// The body that goes upstream, in OpenAI's words; empty: it cannot be made.
    [[nodiscard]] const std::string& body() const { return body_; }

Q_SIGNALS:
    void tryAsked(const QString& body);

private:
    void showBody();

    app::PromptSession* session_;
    QVBoxLayout* rows_;
    std::vector<std::string> names_;         ///< of the fields
    std::map<std::string, QString> values_;  ///< typed, also for other versions
    QLabel* words_;
    QPlainTextEdit* text_;
    QPushButton* try_;
    std::string body_;
};

}  // namespace gatehouse::ui
