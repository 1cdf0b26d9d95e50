#pragma once

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace gatehouse::app {
class PromptSession;
}

namespace gatehouse::ui {

class Banner;

/// Makes the open version of a prompt final: with a note, and whether calls get it at once.
class PromptPublishSheet : public QDialog {
    Q_OBJECT

public:
    explicit PromptPublishSheet(app::PromptSession* session, QWidget* parent = nullptr);

    /// What to tell once it was accepted.
    [[nodiscard]] const QString& news() const { return news_; }

private:
    void publish();

    app::PromptSession* session_;
    Banner* banner_;
    QLineEdit* note_;
    QCheckBox* production_;
    QPushButton* publish_;
    QString news_;
};

}  // namespace gatehouse::ui
