#pragma once

#include <string>
#include <vector>

#include <QTimer>

#include "app/guardrails/guard_rows.h"
#include "app/guardrails/guard_settings.h"
#include "ui/page.h"

class QComboBox;
class QStackedWidget;

namespace gatehouse::ui {

class Banner;
class BenchCard;
class EmptyState;
class GuardList;
class JudgeCard;
class OwnRules;
class PageFrame;
class PastCard;
class RuleView;
class SecurityView;
class Skeleton;

/// Guardrails: what the gateway looks for in requests and answers, and what happens then. A list of
/// the rules of a gateway, the view of one, words and expressions of one's own; a text and the past
/// to try them on.
///
/// Shape   hits are read from the sums of the log while the page is seen
class GuardrailsPage : public Page {
    Q_OBJECT

public:
    explicit GuardrailsPage(const PageContext& context, QWidget* parent = nullptr);
    /// {"gateway": id} chooses one, {"rule": its place, or "attacks"} opens a rule of it,
    /// {"part": "security"} what was found.
    void open(const QVariantMap& params) override;

protected:
    void activated() override;
    void deactivated() override;

private:
    QWidget* makeList();
    void makeEmpty(QWidget* page);
    void showConfig();
    void showGateways();
    void showBanner(const app::GuardSettings& settings);
    void readHits();
    void showPart(bool isThere);
    void begin(app::GuardPreset preset);
    void edit(const app::GuardSettings& settings);
    void go(int policy);
    void move(int policy, int by);
    void switchRule(int policy, bool on);
    void removePolicy(int policy);
    void offerUndo(const QString& title);
    [[nodiscard]] app::GuardSettings settings() const;
    [[nodiscard]] std::vector<std::string> liveRules() const;  ///< whose hits are counted

    std::string gateway_;
    QString awaited_;  ///< the rule asked for; it may come with the config
    app::GuardHits hits_;
    std::vector<std::string> counted_;  ///< rules whose hits were asked for
    quint64 reading_ = 0;
    QTimer timer_;
    QStackedWidget* stack_;
    PageFrame* frame_ = nullptr;
    QComboBox* gateways_ = nullptr;
    Banner* banner_ = nullptr;
    Banner* trouble_ = nullptr;
    Skeleton* skeleton_ = nullptr;
    EmptyState* empty_ = nullptr;
    GuardList* list_ = nullptr;
    JudgeCard* judge_ = nullptr;
    OwnRules* own_ = nullptr;
    BenchCard* bench_ = nullptr;
    PastCard* past_ = nullptr;
    RuleView* view_;
    SecurityView* security_;
    bool showsSecurity_ = false;
};

}  // namespace gatehouse::ui
