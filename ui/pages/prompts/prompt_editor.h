#pragma once

#include <QTimer>
#include <QWidget>

#include "ui/page.h"

class QHBoxLayout;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace gatehouse::app {
class PromptSession;
}

namespace gatehouse::ui {

class Banner;
class ElidedLabel;
class MessageBlocks;
class PreviewPanel;
class PromptSettings;
class PromptSide;
class RouteCounts;
class Segments;
class VariableRows;

/// One prompt: its messages, variables and settings at the left; versions and preview at the right.
///
/// Shape   what is typed goes to the draft after a pause, so that undo takes back a piece and not a
///         letter.
class PromptEditor : public QWidget {
    Q_OBJECT

public:
    PromptEditor(const PageContext& context, app::PromptSession* session,
                 QWidget* parent = nullptr);

    void setActive(bool active);        ///< whether anybody looks: calls are counted only then
    void commit();                      ///< what was typed goes to the draft now
    void openSide(const QString& key);  ///< "versions", "preview"

Q_SIGNALS:
    void backAsked();

private:
    QWidget* makeHead();
    QWidget* makeParts();
    QWidget* makeRight();
    void showSession();
    void showHead();
    void showFlaws();
    void publish();
    void compare();
    void rename();
    void moveLabel(const std::string& label, std::int64_t version);

    PageContext context_;
    app::PromptSession* session_;
    std::string shownPrompt_;
    RouteCounts* counts_;
    QTimer pause_;  ///< after the last key
    ElidedLabel* title_ = nullptr;
    ElidedLabel* about_ = nullptr;
    QHBoxLayout* badges_ = nullptr;
    QToolButton* undo_ = nullptr;
    QToolButton* redo_ = nullptr;
    QPushButton* diff_ = nullptr;
    QPushButton* publish_ = nullptr;
    Banner* banner_ = nullptr;
    MessageBlocks* messages_ = nullptr;
    VariableRows* variables_ = nullptr;
    PromptSettings* settings_ = nullptr;
    Segments* side_ = nullptr;
    QStackedWidget* sides_ = nullptr;
    PromptSide* versions_ = nullptr;
    PreviewPanel* preview_ = nullptr;
};

}  // namespace gatehouse::ui
