#pragma once

#include "app/prompts/prompt_import.h"
#include "proxy/shell/store/reader.h"
#include "ui/page.h"

class QLabel;
class QLineEdit;
class QStackedWidget;

namespace gatehouse::app {
class PromptSession;
}

namespace gatehouse::ui {

class Banner;
class EmptyState;
class PageFrame;
class PromptEditor;
class PromptList;
class Skeleton;

/// Prompts: the list of all, and the editor of one.
class PromptsPage : public Page {
    Q_OBJECT

public:
    explicit PromptsPage(const PageContext& context, QWidget* parent = nullptr);
    /// {"prompt": name} opens its editor; {"row": id} makes one of a stored call.
    void open(const QVariantMap& params) override;

    [[nodiscard]] PromptEditor* editor() const { return editor_; }

protected:
    void activated() override;
    void deactivated() override;

private:
    QWidget* makeList();
    void showConfig();
    void showPlace(int place);  ///< of the stack
    void go(const std::string& prompt);
    void begin();
    void make(const QString& title, const std::string& content);
    void load(store::RowId row);
    void removePrompt(const std::string& name);
    void duplicate(const std::string& name);
    void askSums();

    app::PromptSession* session_;
    std::string awaited_;  ///< asked for before the config was there
    QStackedWidget* stack_;
    PageFrame* frame_ = nullptr;
    Banner* banner_ = nullptr;
    QLineEdit* search_ = nullptr;
    QLabel* none_ = nullptr;
    Skeleton* skeleton_ = nullptr;
    EmptyState* empty_ = nullptr;
    PromptList* list_ = nullptr;
    PromptEditor* editor_;
};

}  // namespace gatehouse::ui
