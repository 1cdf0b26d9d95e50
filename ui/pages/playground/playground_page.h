#pragma once

#include <vector>

#include <QTimer>

#include "app/playground/play_models.h"
#include "app/playground/play_run.h"
#include "ui/page.h"

class QHBoxLayout;
class QPushButton;
class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class ElidedLabel;
class EmptyState;
class PlayColumn;
class PlayInput;
class Skeleton;

/// Playground: one question, asked of one to four models side by side, through the own gateway.
class PlaygroundPage : public Page {
    Q_OBJECT

public:
    explicit PlaygroundPage(const PageContext& context, QWidget* parent = nullptr);
    /// {"row": id} opens a stored call; {"call": body} one in OpenAI's words; {"model": name} asks
    /// that one.
    void open(const QVariantMap& params) override;
    [[nodiscard]] QString statusText() const override;
    [[nodiscard]] std::optional<Token> statusDot() const override;

    static constexpr std::size_t kMostColumns = 4;
    /// A run that may cost more asks first.
    static constexpr PicoUsd kFirstCap{1'000'000'000'000};

    void run();
    void stop();

    [[nodiscard]] const std::vector<PlayColumn*>& columns() const { return columns_; }

protected:
    void activated() override;
    void deactivated() override;

private:
    QWidget* makeHead();
    QWidget* makeBody();
    void addActions();
    void addColumn(const QString& model);
    void removeColumn(PlayColumn* column);
    void renumber();
    void runColumn(PlayColumn* column);
    void runNow();
    void load(store::RowId row);
    void take(const app::PlayOpened& opened);
    void showModels();
    void showEstimates();
    void showState();
    void remember();
    void compareAnswers();
    void showInTraffic(const QString& filter);
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] QString nextModel() const;
    [[nodiscard]] PicoUsd cap() const;

    std::vector<app::PlayModel> models_;
    app::PlayEstimate estimate_;
    bool isLoading_ = false;  ///< a stored call is on its way
    std::vector<PlayColumn*> columns_;
    QTimer pause_;  ///< after the last key
    ElidedLabel* sum_ = nullptr;
    QPushButton* add_ = nullptr;
    QPushButton* compare_ = nullptr;
    QPushButton* stop_ = nullptr;
    QPushButton* run_ = nullptr;
    Banner* banner_ = nullptr;
    QStackedWidget* stack_ = nullptr;
    Skeleton* skeleton_ = nullptr;
    EmptyState* empty_ = nullptr;
    PlayInput* input_ = nullptr;
    QHBoxLayout* row_ = nullptr;
};

}  // namespace gatehouse::ui
