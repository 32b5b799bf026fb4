/** A kind of words that are looked for in an answer, with what is said of them. */
export interface PhraseKind {
  said: RegExp;
  reason: { zh: string; en: string };
}

/** Greeting, receipt, thanks: what every letter has and what says nothing of the matter. */
export const frame =
  /^(?:尊敬的.{0,14}|.{0,4}网友.{0,30}|.{0,10}(?:先生|女士|同志|朋友|市民|业主|村民|同学|老师|家长|居民)|[“"]?[a-z]{1,2}\d{5,}[”"]?)?[，,：:\s]*(?:您好|你好|感谢|谢谢|此复|特此|祝您|敬请谅解|敬礼|此致|以上回复|答复如下|回复如下)|收悉|来信已?收|留言已?收|(?:现|特)?(?:将)?.{0,24}(?:回复|答复|回应|解释|说明|反馈|汇报)(?:如下|您)|^.{0,8}(?:再次|衷心|非常|十分|真诚)?(?:感谢|谢谢).{0,40}(?:关注|关心|支持|理解|监督|信任|来信|留言|建议|配合|反映)|^祝|^.{0,12}网友[“”a-z\d"]*$|^.{1,4}$|^case (?:closed|resolved|noted|invalid)\b|^closed date|^(?:dear|hello|hi|thank you|thanks|regards|sincerely|best)\b|thank you for (?:your|contacting|reporting|writing)|received your (?:request|message|letter|report)/u;

/** The matter was handed to somebody else, or somebody else is to be asked: no answer by itself. */
export const forwards =
  /(?:转(?:交|办|发|至|给|到|由|送)|已转|交由|反馈至|呈报).{0,26}?(?:办理|处理|核处|调查|核实|研究|局|委|办|中心|政府|公司|部门|单位)|(?:建议|请)(?:您|你)?.{0,6}?(?:咨询|联系|拨打|致电|向.{2,16}?(?:咨询|反映|了解))|处理情况.{0,8}回复|(?:has been |been |was )?(?:forwarded|referred|transferred|routed|reassigned) to|please (?:call|contact)/u;

/** The office itself handed the matter to a body that it names: a step, if a small one. */
export const handedOn: PhraseKind = {
  said: /(?:转(?:交|办|发|送|至|给|到|达)|[已现]转|交由|反馈至).{0,4}?[^。；，]{2,20}?(?:局|委|办|中心|政府|公司|街道|镇|支队|大队)|(?:has been |been |was )?(?:forwarded|referred|transferred|routed|reassigned) to[^.;,]{2,40}/gu,
  reason: { zh: '已转办', en: 'Handed on' },
};

/** A step that was taken. */
export const done: PhraseKind = {
  said: /(?:已经?|现已|均已|业已)(?:.{0,12}?)(?:完成|整改|处理|处置|修复|修好|修补|更换|清理|清除|清运|拆除|取缔|安装|安排|建立|建成|实现|取消|选派|增派|派出|延长|调整|责令|下达|要求|督促|约谈|立案|查处|处罚|关停|停工|停止|恢复|开通|启动|纳入|列入|解决|发放|退还|退款|协调|联系|通知|告知|移交|制定|制订|组织|召开|开展|施工|进场|开工|签订|委托|报送|上报|申报|向.{1,16}?(?:争取|申请|请示))|(?:立即|现场|当场|随即|当日|当天|多次|先后|迅速|及时|专门|第一时间)(?:.{0,14}?)(?:责令|要求|制止|清理|整改|维修|修复|劝离|劝导|处置|取缔|查处|约谈|宣传教育|批评教育|查封|拆除|处理|处罚|沟通|送达|前往|赶到|赶至|上门)|责令|下达.{0,12}?通知书|(?:要求|督促|责成|责令)(?!您|你|投诉|全体|各地|各级).{2,20}?(?:整改|停止|清理|维修|修复|退还|落实|加强|按照|做到|规范|加快|处理|召开)|送达了?|进行了?.{0,8}?(?:整改|清理|维修|修复|处理|查处|约谈|处罚|调解|协调|整治|清查|批评教育|改造|更换|加固)|召开.{0,12}?(?:会议|协调会|座谈会|民主生活会)|成立了?.{2,20}?(?:小组|专班)|(?:加强|增派|开展|增加|延长|取消)了|被?处以?[^，。；]{1,12}?罚款|进行协商|给予.{0,10}?(?:处分|处罚|警告|批评)|移送|刑事拘留|停业|was (?:repaired|fixed|removed|replaced|cleaned|cleared|collected|completed|issued)|(?:have|has) been (?:repaired|fixed|removed|replaced|cleaned|cleared|collected|completed|issued|installed|painted)|\b(?:repaired|fixed|replaced|removed|collected|picked up|swept|installed|painted|trimmed|filled|cited|ticketed|inspected)\b|violation(?:s)? (?:issued|written)/gu,
  reason: { zh: '已采取的措施', en: 'What was done' },
};

/** A step that is promised. */
export const planned: PhraseKind = {
  said: /(?:下一步|接下来|下阶段|今后|后续|目前正在|我[局镇办县市区委院校所中]?们?|街道|社区|公司|政府|部门|单位|项目|工程|该路|该处|道路|届时)(?:将|会|正在|拟|计划|争取)(?!军|近).{1,30}|(?:将(?:继续|进一步|根据|按照?|依法|于|在|对|会同|联合|结合|督促|加强|加大|加快|由|尽快|积极|持续|组织|安排|通过|协调|及时|严格|统筹)|拟(?:于|报|在|将|对|建|定|采取|安装|投)|计划(?:于|在|年内|今年|明年|近期|投资|建设)|预计(?:于|在|到|今年|明年|\d)|正在(?:办理|施工|建设|处理|整改|推进|进行|实施|编制|设计|制定|协调|组织|筹备|调查|开展|抓紧|逐步|积极)|将[^，。；]{0,8}?进行|[将把][^，。；]{2,40}?[纳列]入|由[^，。；]{2,20}?进行|争取(?:于|在|年内|今年|尽快)|[待等].{2,30}?(?:后|下来|到位|批准).{0,4}?(?:实施|启动|建设|办理|安装|施工|发放|予以|再|即|将|可)|(?:一直|正)?在(?:积极)?向.{2,8}?(?:争取|申请)|(?:逐步|陆续)(?:实施|安装|解决|推进|到位)|(?:可以|可|予以)敦促.{2,16}?)[^。；]{0,24}|(?:we|crews?|the city|dpw|it|staff|they) will [a-z]+|will be [a-z]+(?:ed|en|t)\b|(?:is|are|has been) scheduled|scheduled for|going to [a-z]+/gu,
  reason: { zh: '将要采取的措施', en: 'What will be done' },
};

/** What the person who asked can do next. */
export const forYou: PhraseKind = {
  said: /(?:(?:请|可|可以|需|须|应|建议)(?:您|你|业主|当事人|家长|本人|申请人)?|(?:您|你|业主|当事人|家长|本人|申请人|农户|村民)(?:本人)?[^。；，]{0,8}?(?:(?<![认许])可以?|需要?|须|应|凭))[^。；，]{0,16}?(?:携带|持|凭|到|前往|用|保存|收存|关注|登录|登陆|提供|提交|准备|申请|申报|办理|补缴|缴纳|微信|通过.{2,16}?(?:途径|方式|程序|渠道|平台)|向.{2,20}?(?:申请|投诉|举报|反映|提起|提出|申报))[^。；，]{0,20}|(?:携带|凭)本人[^。；，]{2,20}|you (?:can|may|should|need to|must) (?!call|contact)[a-z]+/gu,
  reason: { zh: '诉求人可以做的', en: 'What the person can do' },
};

/** Words that sound like a step and are none. */
export const noStep =
  /^(?:已收悉|已收到|已知悉|已了解)|(?:将|会)(?:处理情况|有关情况|相关情况|调查|核实|您|你|情况)|将(?:继续|一如既往).{0,6}(?:努力|关注|欢迎)|将竭诚|将有关/u;

/** What makes more than a slogan of a promise: something that can be seen to be done. */
export const concrete =
  /修|换|装|建设|建成|清[理运除]|拆|整改|整治|处罚|查处|打击|取缔|巡查|检查|巡逻|约谈|督促|督办|监督|劝|核实|发放|办理|增[开设派加]|优化.{0,6}(?:线路|方案|时间)|改造|改建|施工|启动|宣传|出台|补[贴偿助]|树立|设置|\d/u;

const ending =
  '(?:人民政府|镇政府|乡政府|区政府|县政府|市政府|省政府|街道办事处|街道办|办事处|街道|管委会|居委会|村委会|业委会|委员会|指挥部|派出所|分局|总队|支队|大队|中队|法院|检察院|服务中心|管理中心|维修资金中心|中心窗口|中心|交警|公安局|教育局|税务局|监督局|管理局|事务局|保障局|规划局|资源局|[公交环住城国民财司商水林农质安旅房卫人审计体文发药]{1,6}局|人社局|信访局|住建委|卫健委|发改委|住建局|城管局|环保局|交通局|民政局|国土局|物业公司|有限公司|自来水公司|公交公司|供电公司|燃气公司|[\\p{Script=Han}]{2,6}(?:科|股(?!室|份|东|民)|处(?!理|置|罚|分|以)|站|公司|集团|管理所|事务所|管理处|执法局|公安处|幼儿园|小学|中学|医院|学院))';

/** A named body: a place or district before it, or a name of its own. */
export const named: PhraseKind = {
  said: new RegExp(
    `(?:(?![由向与和及或者经到至从在对请被将待让报赶了的您你我])[\\p{Script=Han}a-z\\d]){0,10}?${ending}(?!路)|(?:联系|咨询|监督|投诉|值班|办公|服务)?(?:电话|热线)[^。；]{0,4}?[\\d-]{5,}|拨打[^。；]{0,8}?\\d[\\d—–-]{4,}|联系人[:：]?\\p{Script=Han}{2,4}|\\b(?:public works|dpw|pwd|water and sewer|bwsc|inspectional services|isd|transportation department|btd|parks department|police|animal control|boston housing|code enforcement|contractor|crew|inspector)\\b`,
    'gu',
  ),
  reason: { zh: '由谁办，写明了', en: 'Who does it is named' },
};
/** Words before a name that are no part of it. */
export const beforeName =
  /^.*(?:[由向与和及经到在对请被将待的让报、，]|安排|要求|督促|责令|咨询|联系|辖区|协调|会同|联合|组织|拨打)(?=.{2})(?!理|政)/u;
/** What is shaped like a body and names none. */
export const nameless =
  /^(?:我|本|该|贵|各|其|有关|相关|职能|上级|主管|当地|地方|属地|辖区|全体|所在|所属|由|向|与|和|及|经|到|在|对|请|被)?(?:该|我|本|各|其|有关|相关)?(?:局|委|办|中心|街道|社区|政府|部门|单位|公司|公安|站|处|所|科|物业公司|业委会|业主委员会|法院|小学|中学|医院|幼儿园)$|(?:相关|有关|职能)(?:部门|单位|公司)$|各.{0,4}(?:街道|社区|学校)$|到处$|中小学$|之处$|好处$|用处$|车站$|网站$|依法|查处|惩处|调处|此处|住处|何处|长处|何科/u;
/** Somebody, but who? */
export const vagueWho: PhraseKind = {
  said: /(?:相关|有关|职能|主管|上级|责任)(?:职能|责任|业务|主管)?(?:部门|单位|人员|科室|股室|机构)|(?:the )?(?:relevant|appropriate|proper|responsible) (?:departments?|authorit(?:y|ies)|agency|unit|party)/gu,
  reason: { zh: '没有写明是哪个部门', en: 'Does not say which body' },
};

const n = '[\\d一二两三四五六七八九十]';
/** A date or a period that can be checked afterwards. */
export const when: PhraseKind = {
  said: new RegExp(
    `(?:${n}{4}年|今年|明年|去年|本年度?|当年)?${n}{1,3}月(?:${n}{1,3}[日号]|份|底|初|中旬|上旬|下旬|末)?(?:之?前|以前|内|起)?|(?:${n}{4}年|今年|明年|本年度?|年)(?:上半年|下半年|年?底|年?内|年?初|年?末|[一二三四]季度|[春夏秋冬]季|暑假|寒假)(?:之?前|以前|内)?|${n}{4}年(?:度(?!.{0,6}[版策])|之?前|以前|内|底|初|末|起)|[今明]年(?=的|将|拟|计划|启动|实施|开工|建设)|第?[一二三四]季度|(?:自|于|从)?${n}{1,3}个?(?:工作日|小时|天|日|周|星期|个月|月)(?:之?内|以内|后)|(?:本|这|下)(?:周|月|个月|季度)(?:[一二三四五六日末底]|之?内|前)?|(?:当日|当天|当晚|今天|明天|昨天|次日)|[春暑寒]假|汛期|\\b(?:\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|\\d{4}-\\d{2}-\\d{2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? \\d{1,2}(?:st|nd|rd|th)?(?:, ?\\d{4})?|within (?:\\d+|one|two|three|four|five|seven|ten) (?:business |working )?(?:hours?|days?|weeks?|months?)|by (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tomorrow|the end of (?:the |this )?(?:week|month|year))|today|tomorrow|this (?:week|month|morning|afternoon)|next (?:week|month|spring|summer|fall|winter|year))\\b`,
    'gu',
  ),
  reason: { zh: '写明了时间', en: 'Says when' },
};
/** A time that nobody can check. */
export const vagueWhen: PhraseKind = {
  said: /尽快|尽早|及时(?=.{0,6}(?:回复|处理|办理|解决|告知))|近期|近日|适时|条件成熟|早日|逐步(?=解决|完善|实施|推进)|抓紧(?:时间)?|as soon as possible|in due course|shortly|in the near future|when (?:resources|conditions) (?:allow|permit)/gu,
  reason: { zh: '时间含糊', en: 'Says no time that can be checked' },
};
/** Beside a date: what the office looked into or began, which is less than a step and still a date of it. */
export const event =
  /检查|抽查|调查|核查|复查|勘[查察测]|走访|展开|启动|退款|会议|协商|委派|派人|下派|到场|inspected|visited|checked/u;
/** After a date: it is that of a paper, not of a step. */
export const ofAPaper =
  /^[^。；，,]{0,8}?(?:出台|印发|颁布|发布|下发|公布|实施的|施行|《|以来|标准|政策|文件|版|\d{0,4}号文|工资|级别)/u;

/** Phrases that stand in any answer and say nothing in this one. */
export const empty: PhraseKind = {
  said: /高度重视|十分重视|非常重视|高位推进|虚心接受|宝贵(?:的)?(?:意见|建议)|切实(?:加强|做好|维护|保障|解决|履行|提高|改进|规范|抓好|把)|着力(?:净化|提升|打造|解决|推进|构建)|加大(?:力度|.{1,10}?力度)|全力(?:以赴|推进|打造|做好|保障)|进一步(?:加强|加大|规范|完善|提升|做好|强化|优化)|不断(?:提升|提高|完善|加强|优化|改进)|积极(?:推进|协调|配合|争取|稳妥|引导)|大力(?:推进|宣传|整治|支持|发展|弘扬)|共同(?:营造|建设|将|维护|打造|努力)|共建.{0,10}?(?:家园|城市|环境)|努力(?:营造|打造|为|做好|提升)|营造.{0,12}?(?:环境|氛围|秩序)|精干力量|强有力|常抓不懈|形成合力|齐抓共管|一如既往|竭诚(?:为您)?服务|真抓实干|廉洁自律|清新、?上进|满意的(?:教育|服务|城市)|以人为本|民生工程|利民的|惠民工程|纷纷表示|达成共识|高效有序|稳步推进|take[sn]? (?:this|these|such|all) (?:matters?|concerns?|complaints?) (?:very )?seriously|your (?:feedback|input|patience) is (?:important|appreciated|valued)|we (?:value|appreciate) your|committed to|strive to|we apologi[sz]e for any inconvenience/gu,
  reason: { zh: '套话', en: 'An empty phrase' },
};
/** Words that put the one who asked in the wrong. */
export const scolds: PhraseKind = {
  said: /(?:并非|并不|不)(?:像|如|是)(?:您|你|帖|网友|反映)[^，。；]{0,10}|(?:您|你|网友|帖).{0,8}?(?:不属实|不实|失实|纯属|捏造|歪曲|断章取义|无中生有)|无理取闹|无理要求|纯属(?:谣言|捏造|子虚)|不明真相|别有用心|恶意(?:投诉|举报|造谣|炒作)|(?:望|希望|请|请求)(?:您|你|网友|广大).{0,12}?(?:理性|不信谣|不传谣|不要(?:再|轻信|听信|造谣|以讹传讹)|换位思考|顾全大局|实事求是|多一?些?理解)|(?:道德|素质|觉悟)(?:低下|不高|低)|个别(?:群众|业主|村民|居民|人|住户)(?:仍|素质|不|没|为)[^，。；]{0,8}|败类|(?:you|your) (?:failed|neglected|should have|are wrong)|your (?:own )?fault|as (?:we|you) (?:already|were) told|frivolous/gu,
  reason: { zh: '像在责备诉求人', en: 'Sounds like blame' },
};
/** Words of papers where plain ones would do. */
export const officialese: PhraseKind = {
  said: /兹(?:将|有|就)|(?<![事缘原变典掌])故(?=[^，。；事障意居乡宫]{2,})|特此|函复|函件收悉|来函|予以(?!退|发放)|鉴于|之规定|依照|贵(?:单位|网|栏目)|上述事项|本着|贯彻落实|精神，|相关规定|相关法律法规|有关规定|有关法律法规|respectively|pursuant to|hereby|aforementioned|heretofore|notwithstanding|in accordance with/gu,
  reason: { zh: '公文腔', en: 'Words of papers' },
};

/** Papers that are quoted: one or two give the ground, more hide the answer. */
export const quoted: PhraseKind = {
  said: /《[^》]{4,60}》|第[\d一二三四五六七八九十百]+条(?:第.{1,3}[款项])?/gu,
  reason: {
    zh: '引用的文件多，不如直接说结论',
    en: 'Many papers quoted; say what follows from them',
  },
};

/** What was asked, and what an answer to such a question holds. */
export const questions: readonly {
  asked: RegExp;
  met: RegExp;
  reason: { zh: string; en: string };
}[] = [
  {
    asked:
      /什么时候|什么时间|何时|几时|啥时候|哪一?[年天月]|多久|多长时间|几月|\bwhen (?:will|is|are|do|does|can)\b|how long/u,
    met: /\d{1,4}年|\d{1,2}月|年底|年内|季度|工作日|天内|日内|\d+天|暂(?:无|未)|尚未|目前(?:没有|未|正)|待|within|\b\d{1,2}\/\d{1,2}|today|tomorrow|week|month|not yet/u,
    reason: { zh: '问的是时间', en: 'The question is when' },
  },
  {
    asked: /多少(?:钱|元|费|补|万)?|什么标准|怎么收费|如何收费|how much|how many/u,
    met: /\d+(?:\.\d+)?\s*(?:元|万|％|%|平方|倍|个|名|人|户|天|月)|标准|免费|不收|\$|\d+ (?:dollars|percent)|free of charge/u,
    reason: { zh: '问的是多少', en: 'The question is how much' },
  },
  {
    asked:
      /是否|能否|可否|能不能|可不可以|是不是|有没有|会不会|合法吗|可以吗|能.{1,20}吗|\b(?:can|is|are|do|does|will) (?:i|we|it|this|that|there|you)\b[^.]*\?/u,
    met: /可以|不可|可(?:享受|申请|办理|凭|由|向|到|携|以)|不(?:能|得|属于|符合|予|需|会|在|享受|存在|是|应|合)|符合|属于|没有|暂无|暂未|尚未|无法|必须|需要?|须|已经|已|未|应当|享受|能够|并非|仅|\b(?:can|cannot|yes|no|not|may|is|are|will|won't)\b/u,
    reason: { zh: '问的是能不能、是不是', en: 'The question is whether' },
  },
  {
    asked:
      /怎么办理|如何办理|怎样办理|怎么申请|如何申请|流程|手续|需要什么(?:材料|条件|资料)|哪里(?:办|可以|查)|how (?:do|can|to)|where (?:do|can)/u,
    met: /携带|提供|提交|材料|窗口|登录|登陆|申请|办理|网站|通过|步骤|流程|程序|first|then|apply|online|form|bring/u,
    reason: { zh: '问的是怎么办', en: 'The question is how' },
  },
  {
    asked: /为什么|为何|凭什么|什么原因|\bwhy\b/u,
    met: /经.{0,6}(?:核|查|了解)|调查|发现|因(?:为|此|该)?|由于|原因|所以|根据|依据|按照|导致|系|经查|经核|because|due to|since|reason/u,
    reason: { zh: '问的是为什么', en: 'The question is why' },
  },
];
